import assert from 'node:assert/strict';
import type { BatchDraft } from '../../../src/protocol/api/batches.ts';
import { expandList } from '../../../src/studio/batches/expandList.ts';
import { decodeList } from '../../../src/studio/batches/listText.ts';
import { type ListFormat, readList } from '../../../src/studio/batches/readList.ts';
import { longestGap } from '../../bench/row.ts';
import { someOptions } from '../library/testLibrary.ts';

const draft: BatchDraft = {
  source: { kind: 'text', text: '' },
  models: [],
  aspectRatios: [],
  resolutions: [],
  count: 1,
};
const bytes = (text: string) => new TextEncoder().encode(text);

async function expand(text: string, format: ListFormat, own: Partial<BatchDraft> = {}) {
  const list = await readList(decodeList(bytes(text)).text, format, own.split);
  return expandList(list, { ...draft, ...own }, someOptions);
}
const prompts = async (text: string, format: ListFormat, own?: Partial<BatchDraft>) =>
  (await expand(text, format, own)).rows.map(({ prompt, problem }) => problem ?? prompt);

describe('lists of prompts', () => {
  it('are lines, or paragraphs where the text looks like it, or as the user says', async () => {
    assert.deepEqual(await prompts('\uFEFFa cat\r\n\r\n  a dog  \r\n', 'txt'), ['a cat', 'a dog']);
    const paragraphs = 'a cat\nin a hat\n\na dog';
    assert.deepEqual(await prompts(paragraphs, 'txt'), ['a cat\nin a hat', 'a dog']);
    assert.deepEqual(await prompts(paragraphs, 'txt', { split: 'lines' }), ['a cat', 'in a hat', 'a dog']);
  });

  it('are the items of a Markdown document, without its prose and code', async () => {
    const text = '# Icons\n\nSome words.\n\n- a cat\n  in a hat\n- [x] a dog\n\n```\n- no prompt\n```\n1. a bird\n';
    assert.deepEqual(await prompts(text, 'md'), ['a cat\nin a hat', 'a dog', 'a bird']);
  });

  it('are rows of a table: quotes over lines, other delimiters, empty rows, the line they begin at', async () => {
    const text = '\uFEFFprompt;file\r\n"a cat; with ""two""\r\nlines";cat\r\n;\r\n\r\na dog;dog\r\n';
    const { rows } = await expand(text, 'csv');
    assert.deepEqual(
      rows.map(({ line, prompt, fileName }) => [line, prompt, fileName]),
      [
        [2, 'a cat; with "two"\r\nlines', 'cat'],
        [6, 'a dog', 'dog'],
      ],
    );
  });

  it('fill the variables of the prompt from columns, and say which column nothing uses', async () => {
    const { rows, notes } = await expand('animal,place,mood\ncat,harbour,calm\ndog,,wild', 'csv', {
      template: 'a {animal} in a {place=forest}',
    });
    assert.deepEqual(
      rows.map(({ prompt }) => prompt),
      ['a cat in a harbour', 'a dog in a forest'],
    );
    assert.match(notes.join(), /"mood"/);
  });

  it('name options by row; what does not fit is said at that row', async () => {
    const text = [
      'prompt,model,ratio,size,count',
      'a,gemini-3-pro-image,16x9,2k,',
      'b,gemini-3-pro-image,8:1,,',
      'c,,,huge,',
      'd,gemini-3-pro-image-preview,,,',
      'e,,,,2',
      ',,,,',
    ].join('\n');
    const { rows, variants } = await expand(text, 'csv');
    const [a, ...rest] = rows;
    assert.deepEqual([variants[a?.variant ?? -1]?.aspectRatio, variants[a?.variant ?? -1]?.resolution], ['16:9', '2K']);
    assert.deepEqual(
      rest.map(({ problem }) => problem?.split(' ').slice(0, 4).join(' ')),
      ['Nano Banana Pro does', 'The resolution must be', 'Google shut down Nano', undefined, undefined],
    );
  });

  it('of several models leave out, with the reason, where an option does not fit one of them', async () => {
    const { rows, variants } = await expand('a cat', 'txt', {
      models: ['gemini-nano-banana-2.1', 'gemini-3-pro-image', 'gemini-3.1-flash-lite-image'],
      aspectRatios: ['8:1'],
      resolutions: ['2K'],
    });
    assert.deepEqual(
      rows.map(({ variant, problem }) => (variant === undefined ? problem : variants[variant]?.model)),
      [
        'gemini-nano-banana-2.1',
        'Nano Banana Pro does not make 8:1 images.',
        'Nano Banana 2 Lite does not make 8:1 images.',
      ],
    );
  });

  it('say how many rows share the name of a file', async () => {
    const { notes } = await expand('prompt,file\na,cat\nb,cat\nc,dog', 'csv');
    assert.match(notes.join(), /^1 rows? ha/);
  });

  it('multiply alternatives, models and sizes; {{ and }} are braces', async () => {
    const { rows, variants } = await expand('a {red|blue} {car|} in {{braces}}', 'txt', {
      models: ['gemini-nano-banana-2.1', 'gemini-3-pro-image'],
      resolutions: ['1K', '2K'],
    });
    assert.equal(rows.length, 16);
    assert.equal(variants.length, 4);
    assert.deepEqual(
      [...new Set(rows.map(({ prompt }) => prompt))],
      ['a red car in {braces}', 'a red  in {braces}', 'a blue car in {braces}', 'a blue  in {braces}'],
    );
  });

  it('refuse to become more than anyone can want', async () => {
    await assert.rejects(expand(`${'{a|b}'.repeat(20)}`, 'txt'), { kind: 'invalidInput', message: /100,000/ });
  });

  it('take texts and objects from JSON lines, and name the line that is none', async () => {
    const text = '"a cat"\n{"prompt":"a {kind} dog","kind":"big"}\n\n{"prompt": 1,}\n[1]\n{"constructor":"x"}';
    assert.deepEqual(await prompts(text, 'jsonl'), [
      'a cat',
      'a big dog',
      'This line is no JSON.',
      'This line is no object and no text.',
      'This row has no prompt.',
    ]);
  });

  it('say that a quotation mark stays open, and that columns share a name', async () => {
    const { notes, rows } = await expand('prompt,prompt\n"a cat,b\nc,d', 'csv');
    assert.match(notes.join(' '), /quotation mark.*two columns "prompt"/);
    assert.equal(rows.length, 1);
  });

  it('of a hundred thousand lines leave the editor its time', async () => {
    const head = 'prompt,file\n';
    const text = head + Array.from({ length: 99_999 }, (_, n) => `"a cat, number ${n}",cat-${n}`).join('\n');
    let rows = 0;
    const gap = await longestGap(async () => {
      rows = (await expand(text, 'csv')).rows.length;
    });
    assert.equal(rows, 99_999);
    assert.ok(gap < 60, `${gap} ms`);
  });
});
