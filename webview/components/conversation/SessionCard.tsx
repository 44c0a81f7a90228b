import type { SessionCard as Session } from '../../../src/protocol/api/sessions.ts';
import { host } from '../../host.ts';
import { cardFacts, formatAgo, modelName } from '../../state/conversation/conversationWords.ts';
import { keepSession, openSession } from '../../state/conversation/sessionActions.ts';
import { renamed } from '../../state/conversation/sessionList.ts';
import { showError } from '../../state/notices.ts';
import { Icon } from '../Icon.tsx';
import { Menu } from '../Menu.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import { NameField } from './NameField.tsx';
import { sessionMenu } from './sessionMenu.ts';
import './SessionCard.css';

/** A conversation in the list: its newest picture, what it is called, and what it came to. */
export function SessionCard({ session }: { session: Session }) {
  const { id, name, preview, model, updatedAt, unsaved } = session;
  const isRenamed = renamed.value === id;
  return (
    <li class="session-card">
      <button class="session-card-open" type="button" aria-label={`Open ${name}`} onClick={() => openSession(id)}>
        <span class="session-card-picture">
          {preview ? <ThumbnailPicture key={preview.id} image={preview} /> : <Icon name="commentDiscussion" />}
        </span>
      </button>
      <div class="session-card-words">
        {isRenamed ? (
          <NameField label={`New name of ${name}`} name={name} onName={(next) => rename(session, next)} />
        ) : (
          <h2 class="session-card-name" title={name}>
            {name}
          </h2>
        )}
        <p class="quiet small">{modelName(model)}</p>
        <p class="quiet small">{cardFacts(session)}</p>
        <p class="quiet small">{unsaved ? 'Not kept yet' : formatAgo(updatedAt, Date.now())}</p>
      </div>
      <div class="session-card-menu">
        <Menu
          name={`Actions for ${name}`}
          icon="kebabVertical"
          items={[
            ...(unsaved ? [{ label: 'Keep', run: () => keepSession(id) }] : []),
            ...sessionMenu(session, () => {
              renamed.value = id;
            }),
          ]}
        />
      </div>
    </li>
  );
}

function rename({ id, name }: Session, next: string | undefined): void {
  renamed.value = undefined;
  if (next && next !== name) host.renameSession(id, next).catch(showError);
}
