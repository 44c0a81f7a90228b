import { listSplits } from '../../../src/protocol/api/batches.ts';
import { decodeUri, fileNameOf } from '../../../src/protocol/uris.ts';
import { startFromFile } from '../../state/batches/batches.ts';
import { listUri, plan, split, template, text } from '../../state/batches/plan.ts';
import { RadioGroup } from '../RadioGroup.tsx';

/** Where the prompts come from: typed here, or a file. */
export function PlanSource() {
  const taken = split.value ?? plan.value?.split;
  return (
    <section class="plan-source" aria-label="Prompts">
      {listUri === undefined ? <TypedList /> : <ListFile uri={listUri} />}
      {taken && (listUri === undefined ? text.value.trim() : true) && (
        <RadioGroup
          legend="One prompt is"
          legendHidden
          look="segments"
          value={taken}
          onChoose={(way) => {
            split.value = way;
          }}
          choices={listSplits.map((value) => ({
            value,
            content: value === 'lines' ? 'A prompt a line' : 'A prompt a paragraph',
          }))}
        />
      )}
    </section>
  );
}

function TypedList() {
  return (
    <>
      <textarea
        class="input plan-text"
        aria-label="List of prompts"
        placeholder={'A lighthouse at {dawn|dusk}\nA {red|yellow|blue} kite over a harbour'}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p class="quiet small">
        {'{red|blue} makes one prompt of each. '}
        <button class="link" type="button" onClick={startFromFile}>
          Take a file instead…
        </button>
      </p>
    </>
  );
}

function ListFile({ uri }: { uri: string }) {
  const name = fileNameOf(uri);
  return (
    <>
      <h2 title={decodeUri(uri)}>{name}</h2>
      {/\.(csv|tsv|jsonl|ndjson)$/i.test(name) && (
        <textarea
          class="input"
          aria-label="Prompt for rows that have none"
          placeholder="Prompt for rows that have none, with {columns} in it"
          value={template.value}
          onInput={(event) => {
            template.value = event.currentTarget.value;
          }}
        />
      )}
    </>
  );
}
