import { useEffect } from 'preact/hooks';
import type { UsageSnapshot } from '../../src/protocol/api/reports.ts';
import { formatCost } from '../../src/protocol/money.ts';
import { formatCount, plural } from '../../src/protocol/words.ts';
import { Button } from '../components/Button.tsx';
import { RadioGroup } from '../components/RadioGroup.tsx';
import { BarChart } from '../components/reports/BarChart.tsx';
import { Meter } from '../components/reports/Meter.tsx';
import { Figure, Report, Section } from '../components/reports/Report.tsx';
import { Shares } from '../components/reports/Shares.tsx';
import { run } from '../state/actions.ts';
import { spendBars } from '../state/reports/bars.ts';
import { formatFullMonth } from '../state/reports/calendar.ts';
import { type SpanName, spanLabels, spanNames } from '../state/reports/spans.ts';
import { exportUsage, keepUsagePage, span, usage } from '../state/reports/usage.ts';
import {
  batchShares,
  budgetLine,
  modelShares,
  outcomeLines,
  sessionShares,
  spendWords,
  unknownLine,
} from '../state/reports/usageWords.ts';
import './UsagePage.css';

/** What Google's models were asked and what that cost, as far as we can tell. */
export function Page() {
  useEffect(usage.follow, []);
  useEffect(keepUsagePage, []);
  return (
    <Report title="Usage" of={usage}>
      {(snapshot) => (
        <>
          <Month snapshot={snapshot} now={snapshot.now} />
          <div class="usage-span">
            <RadioGroup
              legend="Time"
              legendHidden
              look="segments"
              value={span.value}
              choices={spanNames.map((value) => ({ value, content: spanLabels[value] }))}
              onChoose={(name) => {
                span.value = name;
              }}
            />
            <Button
              whyNot={snapshot.requests === 0 ? 'There are no requests in this time.' : undefined}
              onPress={exportUsage}
            >
              Export as CSV…
            </Button>
          </div>
          {snapshot.requests === 0 ? <NoRequests name={snapshot.name} /> : <Spend snapshot={snapshot} />}
          <p class="quiet small">
            All amounts are estimates in US dollars, from the token counts of each answer and published prices. What
            counts is Google’s bill. Days and months are in UTC. The demo is free and not listed.
          </p>
        </>
      )}
    </Report>
  );
}

function Month({ snapshot: { monthUSD, budgetUSD }, now }: { snapshot: UsageSnapshot; now: number }) {
  const budget = budgetLine(monthUSD, budgetUSD);
  return (
    <Figure caption={`Estimated spend in ${formatFullMonth(now)}`} figure={formatCost(monthUSD)}>
      <div class="usage-budget">
        {budget && <Meter share={budget.share} over={budget.over} />}
        <p>
          {budget ? budget.words : 'No monthly budget is set.'}{' '}
          <button class="link" type="button" onClick={() => run('openBudgetSetting')}>
            {budget ? 'Change' : 'Set a budget'}
          </button>
        </p>
      </div>
    </Figure>
  );
}

function Spend({ snapshot }: { snapshot: UsageSnapshot & { readonly name: SpanName; readonly now: number } }) {
  const { by, bars } = spendBars(snapshot.days, snapshot.name, snapshot.now);
  const unknown = unknownLine(snapshot);
  const sessions = sessionShares(snapshot);
  const batches = batchShares(snapshot);
  return (
    <>
      <div class="usage-chart">
        <BarChart
          title={`Spend by ${by}`}
          bars={bars}
          columns={[by === 'day' ? 'Day' : 'Month', 'Requests', 'Without image', 'Spend']}
        />
        {unknown && <p class="quiet">{unknown}</p>}
      </div>
      <Section title={`${formatCost(snapshot.costUSD)} in ${plural(snapshot.requests, 'request')}`}>
        <ul class="outcomes">
          {outcomeLines(snapshot.outcomes).map(({ words, totals }) => (
            <li key={words}>
              <span>{formatCount(totals.requests)}</span>
              <span>{words}</span>
              <span class="quiet">{spendWords(totals)}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="By model">
        <Shares shares={modelShares(snapshot)} whole={snapshot.costUSD} />
      </Section>
      {sessions.length > 0 && (
        <Section title="By session">
          <Shares shares={sessions} whole={snapshot.costUSD} />
        </Section>
      )}
      {batches.length > 0 && (
        <Section title="By batch">
          <Shares shares={batches} whole={snapshot.costUSD} />
        </Section>
      )}
    </>
  );
}

function NoRequests({ name }: { name: SpanName }) {
  if (name !== 'all') return <p class="quiet">No requests in this time.</p>;
  return (
    <div class="usage-none">
      <p>Nothing has been asked of Gemini yet. What you make will be listed here with its estimated price.</p>
      <Button onPress={() => run('openStudio')}>Open Studio</Button>
    </div>
  );
}
