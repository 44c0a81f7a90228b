import { useState } from 'preact/hooks';
import type { SessionCard } from '../../../src/protocol/api/sessions.ts';
import { renameSession } from '../../state/conversation/conversationActions.ts';
import { sessionFacts } from '../../state/conversation/conversationWords.ts';
import { type Side, side } from '../../state/conversation/keepConversation.ts';
import { keepSession, newSession } from '../../state/conversation/sessionActions.ts';
import { IconButton } from '../IconButton.tsx';
import { Menu } from '../Menu.tsx';
import './ConversationHead.css';
import { NameField } from './NameField.tsx';
import { sessionMenu } from './sessionMenu.ts';

/** What the conversation is called, what it came to, and what stands beside it. */
export function ConversationHead({ session }: { session: SessionCard }) {
  const [renaming, setRenaming] = useState(false);
  const toggle = (which: Side) => {
    side.value = side.value === which ? 'none' : which;
  };
  return (
    <header class="conversation-head">
      <div class="conversation-title">
        {renaming ? (
          <NameField
            label="Name of the session"
            name={session.name}
            onName={(name) => {
              setRenaming(false);
              if (name && name !== session.name) renameSession(name);
            }}
          />
        ) : (
          <h1>
            <button type="button" title="Rename" onClick={() => setRenaming(true)}>
              {session.name}
            </button>
          </h1>
        )}
        <p class="quiet small">
          {sessionFacts(session)}
          {session.unsaved && (
            <>
              {' · Not kept yet · '}
              <button class="link" type="button" onClick={() => keepSession(session.id)}>
                Keep
              </button>
            </>
          )}
        </p>
      </div>
      <div class="conversation-tools">
        <IconButton
          icon="gitBranch"
          label="Branches"
          pressed={side.value === 'branches'}
          onPress={() => toggle('branches')}
        />
        <IconButton
          icon="fileMedia"
          label="Images of This Session"
          pressed={side.value === 'images'}
          onPress={() => toggle('images')}
        />
        <IconButton icon="add" label="New Session" onPress={newSession} />
        <Menu
          name="More actions for this session"
          icon="kebabVertical"
          items={sessionMenu(session, () => setRenaming(true))}
        />
      </div>
    </header>
  );
}
