import type { BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatCount, plural } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { run } from '../../state/actions.ts';
import { change } from '../../state/batches/batch.ts';
import { phaseLine } from '../../state/batches/batchWords.ts';
import { showError } from '../../state/notices.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { StepButton } from '../StepButton.tsx';
import './BatchHead.css';
import { BatchMeter } from './BatchMeter.tsx';
import { BatchProgress } from './BatchProgress.tsx';

/** How the batch goes, and what can be done with the whole of it. */
export function BatchHead({ batch }: { batch: BatchSnapshot }) {
  return (
    <header class="batch-head">
      <div class="batch-title">
        <h1 class="title">{batch.name}</h1>
        <span class="quiet">{phaseLine(batch)}</span>
        <BatchWays batch={batch} />
      </div>
      <BatchMeter counts={batch.counts} />
      <p class="batch-progress">
        <BatchProgress batch={batch} />
      </p>
      {batch.phase === 'stopped' && batch.reason && <Stopped batch={batch} reason={batch.reason} />}
      {batch.counts.unknown > 0 && <Unknown batch={batch} />}
    </header>
  );
}

function BatchWays({ batch: { id, phase, counts, maybePaid } }: { batch: BatchSnapshot }) {
  const open = counts.queued + counts.sent > 0;
  const failed = counts.failed;
  const title = maybePaid > 0 ? `${formatCount(maybePaid)} of them may have been paid for already.` : '';
  return (
    <div class="batch-buttons">
      {phase === 'running' && open && <Button onPress={() => change({ do: 'pause' })}>Pause</Button>}
      {phase === 'paused' && (
        <Button primary onPress={() => change({ do: 'resume' })}>
          Resume
        </Button>
      )}
      {(phase === 'running' || phase === 'paused' || phase === 'stopped') && open && (
        <Button title="What is on its way still arrives." onPress={() => change({ do: 'cancel' })}>
          Cancel
        </Button>
      )}
      {failed > 0 && (
        <Button title={title} onPress={() => change({ do: 'retry', state: 'failed' })}>
          {`Retry ${formatCount(failed)} Failed`}
        </Button>
      )}
      {counts.done > 0 && <GalleryWay id={id} isOver={!open && failed === 0} />}
    </div>
  );
}

/** The last thing left to do, or one thing among others. */
function GalleryWay({ id, isOver }: { id: string; isOver: boolean }) {
  const show = () => host.openBatchImages(id).catch(showError);
  if (isOver) return <Button onPress={show}>Show in Gallery</Button>;
  return <IconButton icon="fileMedia" label="Show in Gallery" onPress={show} />;
}

/** Why it stopped by itself, and the ways on: nothing is lost. */
function Stopped({ batch, reason }: { batch: BatchSnapshot; reason: NonNullable<BatchSnapshot['reason']> }) {
  const { next, kind } = reason;
  const { raiseTo } = batch;
  return (
    <div class="batch-trouble">
      <Icon name="error" />
      <div>
        <p>{reason.message}</p>
        <p class="quiet small">{plural(batch.counts.queued, 'image')} not sent yet. Nothing of it is lost.</p>
      </div>
      <div class="batch-buttons">
        {next?.do === 'switchModel' ? (
          <Button primary onPress={() => change({ do: 'switchModel', model: next.model })}>
            {`Use ${modelFacts(next.model).name}`}
          </Button>
        ) : (
          next && next.do !== 'retry' && <StepButton step={next} />
        )}
        {kind === 'budget' && raiseTo === undefined && (
          <Button primary onPress={() => run('openBudgetSetting')}>
            Change Budget
          </Button>
        )}
        {raiseTo !== undefined ? (
          <Button primary onPress={() => change({ do: 'resume', limitUSD: raiseTo })}>
            {`Go On to ${formatCost(raiseTo)}`}
          </Button>
        ) : (
          next?.do !== 'switchModel' && <Button onPress={() => change({ do: 'resume' })}>Go On</Button>
        )}
      </div>
    </div>
  );
}

/** Nobody but the user may decide to pay a second time. */
function Unknown({ batch: { counts } }: { batch: BatchSnapshot }) {
  const one = counts.unknown === 1;
  return (
    <div class="batch-trouble">
      <Icon name="question" />
      <p>
        {one
          ? '1 prompt was being sent when its window went away. '
          : `${plural(counts.unknown, 'prompt')} were being sent when their window went away. `}
        Whether Google made {one ? 'its image' : 'their images'}, and charged, is not known.
      </p>
      <div class="batch-buttons">
        <Button onPress={() => change({ do: 'retry', state: 'unknown' })}>Send Again</Button>
        <Button onPress={() => change({ do: 'leaveOut', state: 'unknown' })}>Leave Out</Button>
      </div>
    </div>
  );
}
