import { useEffect } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { DeletedSessions } from '../components/conversation/DeletedSessions.tsx';
import { SessionCard } from '../components/conversation/SessionCard.tsx';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { importSession, newSession } from '../state/conversation/sessionActions.ts';
import { keepSessionsPage, search, sessions, shownSessions } from '../state/conversation/sessionList.ts';
import './SessionsPage.css';

/** All conversations, the one that was talked in last first. */
export function Page() {
  useEffect(sessions.follow, []);
  useEffect(keepSessionsPage, []);
  const shown = shownSessions.value;
  return (
    <main class="sessions">
      <header class="sessions-head">
        <h1 class="title">Sessions</h1>
        <SearchField
          label="Search sessions"
          text={search.value}
          onSearch={(text) => {
            search.value = text;
          }}
        />
        <div class="sessions-ways">
          <Button onPress={importSession}>Import…</Button>
          <Button primary onPress={newSession}>
            New Session
          </Button>
        </div>
      </header>
      <PageTrouble failure={sessions.failure.value} reload={sessions.reload} />
      {shown && shown.length > 0 && (
        <ul class="sessions-grid">
          {shown.map((session) => (
            <SessionCard key={session.id} session={session} />
          ))}
        </ul>
      )}
      {shown?.length === 0 && <Nothing />}
      <DeletedSessions />
    </main>
  );
}

function Nothing() {
  if (search.value.trim())
    return <p class="sessions-none quiet">No session has “{search.value.trim()}” in its name.</p>;
  return (
    <div class="sessions-none">
      <h2 class="title">Images take more than one try</h2>
      <p class="quiet">
        In a session you talk with the model about one image: what should change, what should stay. You can go back to
        any answer and take another way from there.
      </p>
      <Button onPress={newSession}>Start the First</Button>
    </div>
  );
}
