import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { requestBody } from '../../../src/gemini/request.ts';
import { checkOptions } from '../../../src/protocol/capabilities.ts';
import { catalog, type ModelFacts } from '../../../src/protocol/catalog.ts';
import { composeEditPrompt, editReferences } from '../../../src/protocol/edits/editPrompt.ts';
import { editShape, largerResolutions } from '../../../src/protocol/edits/editShape.ts';
import { type EditAttachments, type EditFields, nothingAttached } from '../../../src/protocol/edits/modes.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { everyEdit } from '../protocol/edits/everyEdit.ts';

/** Every mode, with the composition kept or not, on every model: the whole body, pictures by their names. */
const file = new URL('../../fixtures/edits/requestBodies.json', import.meta.url);
const original = { width: 1200, height: 896 };
const models = catalog.filter(({ stage }) => stage !== 'retired');

/** What else goes along, so that each kind of picture is in the table. */
const attachments: Partial<Record<EditFields['mode'], EditAttachments>> = {
  free: { ...nothingAttached, annotations: true },
  inpaint: { ...nothingAttached, mask: true },
  style: { ...nothingAttached, style: true },
};

function bodyOf(fields: EditFields, keepComposition: boolean, model: ModelFacts): unknown {
  const attached = attachments[fields.mode] ?? nothingAttached;
  const { aspectRatio, resolution = model.resolutions[0] } = editShape(fields, { original, model, attached });
  const options: ImageOptions = {
    ...{
      model: model.id,
      responseModality: 'text+image',
      includeThoughts: false,
      googleSearch: false,
      imageSearch: false,
    },
    ...(aspectRatio && { aspectRatio }),
    ...(resolution && { resolution }),
  };
  const references = editReferences(attached).map((name) => ({ bytes: Buffer.from(name), mime: 'image/png' }));
  checkOptions(model, options, references.length);
  const body = requestBody({ prompt: composeEditPrompt(fields, { keepComposition, attached }), options, references });
  return JSON.parse(JSON.stringify(body), (key, value) =>
    key === 'data' ? Buffer.from(String(value), 'base64').toString() : value,
  );
}

const bodies = Object.fromEntries(
  everyEdit.flatMap((fields) =>
    [true, false].flatMap((keep) =>
      models
        // A model that makes one size has nothing to enlarge to.
        .filter((model) => fields.mode !== 'upscale' || model.resolutions.includes(fields.resolution))
        .map((model) => [nameOf(fields, keep, model), bodyOf(fields, keep, model)]),
    ),
  ),
);

function nameOf(fields: EditFields, keep: boolean, model: ModelFacts): string {
  const screen = fields.mode === 'background' && fields.cutOut === 'screen' ? ` on ${fields.screen}` : '';
  const kind = fields.mode === 'background' ? `background ${fields.background}${screen}` : fields.mode;
  return `${kind}, ${keep ? 'kept' : 'free'}, ${model.id}`;
}

describe('the request of an edit', () => {
  it('is, for every mode, composition and model, exactly what is written down', () => {
    // After a change that is meant: `WRITE_BODIES=1 npx mocha test/unit/gemini/editRequests.test.ts`, and read the difference.
    if (process.env.WRITE_BODIES) writeFileSync(file, `${JSON.stringify(bodies, undefined, 1)}\n`);
    assert.deepEqual(bodies, JSON.parse(readFileSync(file, 'utf8')));
  });

  it('is the same for no two modes of a model', () => {
    for (const { id } of models) {
      const own = Object.entries(bodies).filter(([name]) => name.endsWith(`, ${id}`));
      assert.equal(new Set(own.map(([, body]) => JSON.stringify(body))).size, own.length, id);
    }
  });

  it('offers as an enlargement only what is larger than the original', () => {
    const [first] = models.filter(({ id }) => id === 'gemini-nano-banana-2.1');
    assert.ok(first);
    assert.deepEqual(largerResolutions(original, first), ['2K', '4K']);
    assert.deepEqual(largerResolutions({ width: 4096, height: 4096 }, first), []);
  });
});
