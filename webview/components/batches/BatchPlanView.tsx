import { useEffect } from 'preact/hooks';
import type { PlannedRow } from '../../../src/protocol/api/batches.ts';
import { plural } from '../../../src/protocol/words.ts';
import { variantWords } from '../../state/batches/batchWords.ts';
import { followPlan, keepPlanPage, plan, planned, readAgain, selectedLine } from '../../state/batches/plan.ts';
import { settings } from '../../state/hostState.ts';
import { ConnectionBanner } from '../ConnectionBanner.tsx';
import { Icon } from '../Icon.tsx';
import { Trouble } from '../Trouble.tsx';
import './BatchPlanView.css';
import { PlanChoices } from './PlanChoices.tsx';
import { PlanSource } from './PlanSource.tsx';
import { PlanStart } from './PlanStart.tsx';
import { WindowedList } from './WindowedList.tsx';

/** Before anything is sent: the list, how it is drawn, every image that it would become, and the price. */
export function BatchPlanView() {
  useEffect(followPlan, []);
  useEffect(keepPlanPage, []);
  return (
    <main class="plan">
      <h1 class="unseen">New batch</h1>
      <div class="plan-side">
        <ConnectionBanner />
        <PlanSource />
        {settings.value && <PlanChoices settings={settings.value} />}
        {settings.value && plan.value && <PlanStart plan={plan.value} settings={settings.value} />}
      </div>
      <div class="plan-rows">
        <PlanHead />
        <PlanList />
      </div>
    </main>
  );
}

function PlanHead() {
  const now = plan.value;
  if (!now) return null;
  const { images, prompts, problems, notes } = now;
  return (
    <div class="plan-head">
      <p>
        {plural(images, 'image')}
        {prompts !== images && images > 0 && ` of ${plural(prompts, 'prompt')}`}
        {problems > 0 && <span class="batch-reason"> · {plural(problems, 'row')} cannot be sent</span>}
      </p>
      {notes.map((note) => (
        <p class="quiet small" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function PlanList() {
  const trouble = planned.failure.value;
  const total = planned.total.value;
  if (trouble) return <Trouble message={trouble.message} way="Read It Again" onPress={readAgain} />;
  if (total === undefined) return null;
  if (total === 0) return <p class="plan-none quiet">What the list becomes is shown here, before anything is sent.</p>;
  return (
    <WindowedList
      label="Images to be made"
      total={total}
      rowHeight={44}
      selected={selectedLine.value}
      onSelect={(index) => {
        selectedLine.value = index;
      }}
      onShow={planned.show}
    >
      {(index) => <Line row={planned.at(index)} />}
    </WindowedList>
  );
}

function Line({ row }: { row: PlannedRow | undefined }) {
  if (!row) return <span class="batch-blank" />;
  const { line, prompt, options, fileName, problem } = row;
  return (
    <>
      <span class="plan-line quiet small">{line}</span>
      <span class="batch-words" title={problem ? `${problem}\n${prompt}` : prompt}>
        <span class="batch-prompt">{prompt || 'No prompt'}</span>
        <span class={problem ? 'batch-state batch-reason' : 'batch-state quiet'}>
          {problem ? (
            <>
              <Icon name="circleSlash" /> {problem}
            </>
          ) : (
            [variantWords(options), fileName].filter(Boolean).join(' · ')
          )}
        </span>
      </span>
    </>
  );
}
