import { useEffect } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { CompareBranches } from '../components/conversation/CompareBranches.tsx';
import { ConversationHead } from '../components/conversation/ConversationHead.tsx';
import { MessageBox } from '../components/conversation/MessageBox.tsx';
import { SidePanel } from '../components/conversation/SidePanel.tsx';
import { Thread } from '../components/conversation/Thread.tsx';
import { Welcome } from '../components/conversation/Welcome.tsx';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { subject } from '../host.ts';
import { announceJobs } from '../state/announcements.ts';
import { restoreReferences } from '../state/composer/references.ts';
import { comparedIds } from '../state/conversation/compared.ts';
import { adoptOptions, conversation, thread } from '../state/conversation/conversation.ts';
import { keepConversation, side } from '../state/conversation/keepConversation.ts';
import { deletedSessions, restoreSession } from '../state/conversation/sessionActions.ts';
import { startFailure } from '../state/hostState.ts';
import './SessionPage.css';

export function follow(): void {
  announceJobs();
  restoreReferences();
}

/** One conversation: what was said, and beneath it what comes next. */
export function Page() {
  useEffect(conversation.follow, []);
  useEffect(keepConversation, []);
  const snapshot = conversation.value.value;
  useEffect(adoptOptions, [snapshot !== undefined]);
  const trouble = startFailure.value ?? conversation.failure.value;
  if (deletedSessions.value.has(subject)) return <Deleted />;
  if (trouble) {
    return (
      <main class="session-trouble">
        <PageTrouble failure={trouble} reload={conversation.reload} />
      </main>
    );
  }
  if (!snapshot) return <main aria-busy="true" />;
  if (comparedIds.value.length > 0) return <CompareBranches />;
  return (
    <main class={side.value === 'none' ? 'session' : 'session session-beside'}>
      <ConversationHead session={snapshot.session} />
      <div class="session-talk">
        <div class="session-scroll">
          <div class="session-column">{thread.value.length > 0 ? <Thread /> : <Welcome />}</div>
        </div>
        <div class="session-foot">
          <div class="session-column">
            <ConnectionBanner />
            <MessageBox />
          </div>
        </div>
      </div>
      <SidePanel />
    </main>
  );
}

function Deleted() {
  return (
    <main class="session-trouble">
      <p class="quiet">This session is in the trash. After 30 days a clean-up removes it for good; its images stay.</p>
      <Button onPress={() => restoreSession(subject)}>Restore</Button>
    </main>
  );
}
