import { modelFacts } from '../../src/protocol/catalog.ts';
import type { FittedChoices } from '../state/choices.ts';
import { choose } from '../state/draft.ts';
import { Icon } from './Icon.tsx';
import './ModelNote.css';

/** What the chosen model cannot do of what was asked, said before anything is sent; and when it is on its way out. */
export function ModelNote({ fitted: { model, lost } }: { fitted: FittedChoices }) {
  const successor = model.successor ? modelFacts(model.successor) : undefined;
  const sentences = [...(model.stage === 'retired' ? [`Google shut down ${model.name}.`] : []), ...lost];
  if (model.stage === 'deprecated' && model.retiresOn) sentences.push(`${model.name} goes away on ${model.retiresOn}.`);
  if (sentences.length === 0) return null;
  return (
    <p class="model-note">
      <Icon name="info" />
      <span>
        {sentences.join(' ')}{' '}
        {successor && model.stage !== 'live' && (
          <button class="link" type="button" onClick={() => choose({ model: successor.id })}>
            Use {successor.name}
          </button>
        )}
      </span>
    </p>
  );
}
