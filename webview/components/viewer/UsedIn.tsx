import type { LinkToImage, WorkspaceFile } from '../../../src/protocol/api/viewer.ts';
import { plural, shorten } from '../../../src/protocol/words.ts';
import { openUse } from '../../state/viewer/actions.ts';
import { lookForUses, uses } from '../../state/viewer/uses.ts';
import { Icon } from '../Icon.tsx';
import './UsedIn.css';

/** The files of the workspace that show this image: texts that link to it, and the copies that they link to. */
export function UsedIn() {
  const state = uses.value;
  if (state.phase === 'looking') return <p class="quiet small">Looking through the workspace…</p>;
  if (state.phase === 'failed') {
    return (
      <p class="small">
        {state.failure.message}{' '}
        <button type="button" class="link" onClick={() => lookForUses()}>
          Look Again
        </button>
      </p>
    );
  }
  const { copies, links } = state.uses;
  if (copies.length === 0) return <p class="quiet small">Not used in this workspace.</p>;
  return (
    <div class="uses">
      {links.length === 0 && <p class="quiet small">No document links to it.</p>}
      <ul>
        {links.map((link) => (
          <LinkItem key={`${link.uri}#${link.line}`} link={link} />
        ))}
      </ul>
      <p class="quiet small">{plural(copies.length, 'copy')} in the workspace</p>
      <ul>
        {copies.map((copy) => (
          <CopyItem key={copy.uri} copy={copy} />
        ))}
      </ul>
    </div>
  );
}

function LinkItem({ link: { uri, name, line, text } }: { link: LinkToImage }) {
  return (
    <li>
      <button type="button" class="use" title={text} onClick={() => openUse(uri, line)}>
        <Icon name="link" />
        <span class="use-name">
          {name}:{line + 1}
        </span>
        <span class="use-text quiet">{shorten(text, 160)}</span>
      </button>
    </li>
  );
}

function CopyItem({ copy: { uri, name } }: { copy: WorkspaceFile }) {
  return (
    <li>
      <button type="button" class="use" onClick={() => openUse(uri)}>
        <Icon name="fileMedia" />
        <span class="use-name">{name}</span>
      </button>
    </li>
  );
}
