import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { closeAll, openTest, type TestLibrary } from './testLibrary.ts';

describe('remembered texts', () => {
  let library: TestLibrary;
  before(async () => {
    library = await openTest();
  });
  after(closeAll);

  it('templates are made, changed, listed by category and name, and deleted', async () => {
    const { templates } = library;
    const icon = await templates.create({ name: ' Icon ', category: 'Web', template: 'An icon of {subject}' });
    const hero = await templates.create({
      name: 'hero',
      category: 'Web',
      template: 'A wide {subject}',
      description: 'For the top of a page',
      aspectRatio: '21:9',
    });
    const logo = await templates.create({ name: 'Logo', category: 'Brand', template: 'A logo' });
    assert.deepEqual(await templates.list(), [logo, hero, icon]);
    await templates.update(icon.id, { name: 'App icon', category: 'Web', template: 'An app icon of {subject}' });
    assert.deepEqual(
      (await templates.list()).map(({ name }) => name),
      ['Logo', 'App icon', 'hero'],
    );
    await templates.delete(hero.id);
    assert.equal((await templates.list()).length, 2);
    await assert.rejects(templates.delete(hero.id), /not in the library/);
    await assert.rejects(templates.create({ name: ' ', category: '', template: 'x' }), /needs a name/);
  });

  it('prompts are remembered once each, the latest first, favourites for ever', async () => {
    const { prompts } = library;
    await prompts.remember('a banana');
    await prompts.remember('a boat');
    await prompts.remember('  a banana ');
    await prompts.remember(' ');
    assert.deepEqual(
      (await prompts.recent(10)).map(({ text, uses, favourite }) => ({ text, uses, favourite })),
      [
        { text: 'a banana', uses: 2, favourite: false },
        { text: 'a boat', uses: 1, favourite: false },
      ],
    );
    await prompts.setFavourite('a boat', true);
    assert.deepEqual(
      (await prompts.recent(10, { favourite: true })).map(({ text }) => text),
      ['a boat'],
    );
    assert.equal((await prompts.recent(1)).length, 1);
    await assert.rejects(prompts.setFavourite('never said', true), /not remembered/);

    await Promise.all(Array.from({ length: 520 }, (_, n) => prompts.remember(`prompt ${n}`)));
    const texts = (await prompts.recent(1000)).map(({ text }) => text);
    assert.equal(texts.length, 501);
    assert.ok(texts.includes('a boat') && !texts.includes('a banana'));
  });

  it('jobs survive with their state, oldest first', async () => {
    const { jobs } = library;
    const [first, second] = [randomUUID(), randomUUID()];
    await jobs.save({ id: second, kind: 'batch', createdAt: 2, state: { name: 'batches/2' } });
    await jobs.save({ id: first, kind: 'batch', createdAt: 1, state: { name: 'batches/1' } });
    await jobs.save({ id: first, kind: 'batch', createdAt: 1, state: { name: 'batches/1', done: 3 } });
    assert.deepEqual(await jobs.list(), [
      { id: first, kind: 'batch', createdAt: 1, state: { name: 'batches/1', done: 3 } },
      { id: second, kind: 'batch', createdAt: 2, state: { name: 'batches/2' } },
    ]);
    await jobs.remove(first);
    assert.deepEqual(
      (await jobs.list()).map(({ id }) => id),
      [second],
    );
  });
});
