import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { attachFile } from '../../../src/studio/attach.ts';
import { generate } from '../../../src/studio/generate.ts';
import { recentPrompts } from '../../../src/studio/prompts.ts';
import { closeAll, facts, png } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

describe('generate', () => {
  let studio: TestStudio;
  before(async () => {
    studio = await testStudio();
  });
  after(closeAll);

  it('takes references of all three kinds, in their order, and keeps the hash of each', async () => {
    const { images, incoming } = studio.opened;
    const [one, two, three] = [png(), png(), png()];
    const { id: libraryId } = await images.add(one, facts());
    const attachedId = await incoming.keep({ name: 'pasted.png', bytes: two });
    studio.userFiles.set('file:///three.png', three);
    const references = [{ id: libraryId }, { id: attachedId }, 'file:///three.png'];
    const [made] = await generate(studio, { prompt: 'Combine them', references }).finished;
    const sent = studio.asked.at(-1)?.references.map(({ bytes }) => Buffer.from(bytes));
    assert.deepEqual(
      sent,
      [one, two, three].map((bytes) => Buffer.from(bytes)),
    );
    assert.equal(made?.origin, 'composed');
    assert.equal(made?.references.length, 3);
  });

  it('sends the first picture of one that moves', async () => {
    const [still, moving] = [png(), await readFile(new URL('../../fixtures/images/animated.webp', import.meta.url))];
    const own = await testStudio({ convert: async () => still });
    own.userFiles.set('file:///moving.webp', moving);
    await generate(own, { prompt: 'The same, at night', references: ['file:///moving.webp'] }).finished;
    assert.deepEqual(
      own.asked[0]?.references.map(({ bytes }) => bytes),
      [still],
    );
    assert.equal((await attachFile(own, 'file:///moving.webp')).animated, true);
  });

  it('says what each reference is for in front of the prompt, and keeps the prompt as the user wrote it', async () => {
    studio.userFiles.set('file:///mug.png', png());
    studio.userFiles.set('file:///ink.png', png());
    const references = [
      { id: 'file:///mug.png', role: 'object' },
      { id: 'file:///ink.png', role: 'style' },
    ];
    const [made] = await generate(studio, { prompt: 'A mug on a desk', references }).finished;
    const { prompt = '' } = studio.asked.at(-1) ?? {};
    assert.match(prompt, /^Image 1 shows an object.*\nImage 2 shows a style.*\nA mug on a desk$/);
    assert.equal(made?.prompt, 'A mug on a desk');
  });

  it('refuses references that do not fit into one request together, and sends nothing', async () => {
    const large = Buffer.concat([png(), Buffer.alloc(6_000_000)]);
    studio.userFiles.set('file:///a.png', large);
    studio.userFiles.set('file:///b.png', large);
    const before = studio.asked.length;
    const { finished } = generate(studio, { prompt: 'x', references: ['file:///a.png', 'file:///b.png'] });
    await assert.rejects(finished, { kind: 'tooLarge', message: /have 17 MB together.*14 MB fit/ });
    assert.equal(studio.asked.length, before);
  });

  it('refuses more references than the model takes, with the number', () => {
    const references = Array.from({ length: 15 }, () => 'file:///a.png');
    assert.throws(() => generate(studio, { prompt: 'x', references }), {
      message: /up to 14 reference images, not 15/,
    });
  });

  it('remembers the prompt once, however many images, and not when it is refused', async () => {
    await generate(studio, { prompt: 'Three hats', count: 3 }).finished;
    assert.throws(() => generate(studio, { prompt: 'Three boots', aspectRatio: '3:1' }));
    const [last] = await recentPrompts(studio, {});
    assert.deepEqual([last?.text, last?.uses], ['Three hats', 1]);
  });

  it('finds prompts by words in any order and case', async () => {
    await generate(studio, { prompt: 'A Lighthouse in the FOG' }).finished;
    const found = await recentPrompts(studio, { text: 'fog lightHOUSE' });
    assert.deepEqual(
      found.map(({ text }) => text),
      ['A Lighthouse in the FOG'],
    );
    assert.deepEqual(await recentPrompts(studio, { text: 'fog', favourite: true }), []);
  });
});
