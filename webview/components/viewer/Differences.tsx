import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { promptDifference, settingChanges } from '../../state/viewer/difference.ts';
import './Differences.css';

/** What is not the same about two images, in words: of the prompt word by word, of the settings one by one. */
export function Differences({ before, after }: { before: ImageCard; after: ImageCard }) {
  const changes = settingChanges(before, after);
  return (
    <div class="differences">
      <PromptChange before={before.prompt} after={after.prompt} />
      {changes.length > 0 ? (
        <dl class="difference-facts">
          {changes.map(({ name, before, after }) => [
            <dt key={`${name}-name`}>{name}</dt>,
            <dd key={name}>
              {before} → {after}
            </dd>,
          ])}
        </dl>
      ) : (
        <p class="quiet">The same settings.</p>
      )}
    </div>
  );
}

interface PromptChangeProps {
  readonly before: string;
  readonly after: string;
}

export function PromptChange({ before, after }: PromptChangeProps) {
  const change = promptDifference(before, after);
  if (change === 'same') return <p class="quiet">The same prompt.</p>;
  if (change === 'another prompt') {
    return (
      <dl class="difference-facts">
        <dt>Before</dt>
        <dd class="difference-words">{before || 'No prompt'}</dd>
        <dt>After</dt>
        <dd class="difference-words">{after || 'No prompt'}</dd>
      </dl>
    );
  }
  return (
    <p class="difference-words">
      {change.map(({ kind, text }) => {
        if (kind === 'same') return text;
        return kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>;
      })}
    </p>
  );
}
