import { useEffect } from 'preact/hooks';
import type { BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { host } from '../../host.ts';
import { batches, forget, startFromFile } from '../../state/batches/batches.ts';
import { phaseLine } from '../../state/batches/batchWords.ts';
import { showError } from '../../state/notices.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { PageTrouble } from '../PageTrouble.tsx';
import { BatchIdeas } from './BatchIdeas.tsx';
import { BatchMeter } from './BatchMeter.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import './BatchOverview.css';

/** All batches, newest first, and where a new one begins. */
export function BatchOverview() {
  useEffect(batches.follow, []);
  const found = batches.value.value;
  return (
    <main class="batches">
      <div class="batches-head">
        <h1 class="title">Batches</h1>
        <div class="batch-buttons">
          <Button onPress={startFromFile}>From File…</Button>
          <Button primary onPress={() => void host.newBatch().catch(showError)}>
            New Batch
          </Button>
        </div>
      </div>
      <PageTrouble failure={batches.failure.value} reload={batches.reload} />
      {found?.length === 0 && <BatchIdeas />}
      <ul>
        {found?.map((batch) => (
          <Batch key={batch.id} batch={batch} />
        ))}
      </ul>
    </main>
  );
}

function Batch({ batch }: { batch: BatchSnapshot }) {
  return (
    <li class="batches-one">
      <button type="button" class="batches-open" onClick={() => void host.openBatch(batch.id).catch(showError)}>
        <span class="batches-name">{batch.name}</span>
        <span class="quiet">{phaseLine(batch)}</span>
        <BatchMeter counts={batch.counts} />
        <span class="quiet small batch-progress">
          <BatchProgress batch={batch} />
        </span>
      </button>
      {batch.phase !== 'running' && batch.phase !== 'preparing' && (
        <IconButton
          icon="close"
          label={`Take ${batch.name} off the list; its images stay`}
          onPress={() => forget(batch.id)}
        />
      )}
    </li>
  );
}
