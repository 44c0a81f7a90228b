import type { BatchPlan, Lane } from '../../../src/protocol/api/batches.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { plural } from '../../../src/protocol/words.ts';
import { roughTime } from '../../state/batches/batchWords.ts';
import {
  lane,
  limit,
  name,
  shownLimit,
  startPlanned,
  whyNotStart,
  willWriteFiles,
  writeFiles,
} from '../../state/batches/plan.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { RadioGroup } from '../RadioGroup.tsx';

/** What it costs and how long it takes, either way, and the button. */
export function PlanStart({ plan, settings }: { plan: BatchPlan; settings: SettingsSnapshot }) {
  const demo = settings.provider === 'demo';
  const price = lane.value === 'google' ? plan.googleUSD : plan.costUSD;
  const overBudget = plan.budgetLeftUSD !== undefined && (price === undefined || price > plan.budgetLeftUSD);
  return (
    <section class="plan-start" aria-label="Start">
      <RadioGroup<Lane>
        legend="How it is made"
        legendHidden
        look="list"
        value={lane.value}
        onChoose={(way) => {
          lane.value = way;
        }}
        choices={[
          {
            value: 'paced',
            content: (
              <Way
                title="Now, one after the other"
                price={demo ? 'free' : priceOf(plan.costUSD, plan.images)}
                facts={`${plan.takesMs === undefined || plan.images === 0 ? '' : `Takes ${demo ? 'a few seconds each' : roughTime(plan.takesMs)}. `}Finds the pace that Google allows.`}
              />
            ),
          },
          {
            value: 'google',
            content: (
              <Way
                title="Through Google’s Batch API"
                price={demo ? 'free' : priceOf(plan.googleUSD, plan.images)}
                facts="Half the price. Google answers when it has time, within a day; VS Code may be closed meanwhile."
              />
            ),
          },
        ]}
      />
      <div class="plan-fields">
        <Field label="Name">
          <input
            class="input"
            value={name.value ?? plan.name}
            placeholder="From the first prompt"
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </Field>
        {!demo && (
          <Field label="Stop at, in US dollars">
            <input
              class="input"
              inputMode="decimal"
              value={shownLimit.value}
              placeholder="No limit"
              onInput={(event) => {
                limit.value = event.currentTarget.value.replace(',', '.');
              }}
            />
          </Field>
        )}
      </div>
      {plan.folder && (
        <Checkbox
          label={`Also write files into ${plan.folder}`}
          help={
            plan.namesFiles
              ? 'Named by the list; nothing is overwritten.'
              : 'Named after the prompts; nothing is overwritten.'
          }
          checked={willWriteFiles.value}
          onChange={(checked) => {
            writeFiles.value = checked;
          }}
        />
      )}
      {overBudget && (
        <p>
          {formatCost(plan.budgetLeftUSD)} of this month’s budget are left. The batch stops there, with the rest saved.
        </p>
      )}
      <Button primary whyNot={whyNotStart.value} onPress={startPlanned}>
        {plan.images > 0 ? `Make ${plural(plan.images, 'Image')}` : 'Make Images'}
      </Button>
    </section>
  );
}

function Way({ title, price, facts }: { title: string; price: string; facts: string }) {
  return (
    <span class="way">
      <span class="way-title">{title}</span>
      <span>{price}</span>
      <span class="way-facts">{facts}</span>
    </span>
  );
}

/** Nothing has no price. */
function priceOf(usd: number | undefined, images: number): string {
  if (images === 0) return '';
  return usd === undefined ? 'price unknown' : `about ${formatCost(usd)}`;
}
