import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeAll, openTest, png, type TestLibrary } from './testLibrary.ts';

const day = 24 * 60 * 60 * 1000;

describe('incoming images', () => {
  let library: TestLibrary;
  let now = Date.now();
  before(async () => {
    library = await openTest({ now: () => now });
  });
  after(closeAll);
  const files = () => readdir(join(library.folder, 'incoming'));

  it('are whole or refused', async () => {
    const { incoming } = library;
    const upload = await incoming.begin('a.png', 100);
    await incoming.append(upload, new Uint8Array(60));
    await assert.rejects(incoming.end(upload), /did not arrive whole/);
    await assert.rejects(incoming.append(upload, new Uint8Array(1)), { kind: 'notFound' });
    assert.deepEqual(await files(), []);
  });

  it('are at most 50 MB, in pieces of at most 256 KB, and no more than announced', async () => {
    const { incoming } = library;
    await assert.rejects(incoming.begin('a.png', 50 * 1024 * 1024 + 1), { kind: 'tooLarge', message: /50 MB/ });
    const upload = await incoming.begin('a.png', 1_000_000);
    await assert.rejects(incoming.append(upload, new Uint8Array(256 * 1024 + 1)), { kind: 'invalidInput' });
    const small = await incoming.begin('b.png', 10);
    await assert.rejects(incoming.append(small, new Uint8Array(11)), { kind: 'invalidInput' });
    for (const one of [upload, small]) await incoming.end(one).catch(() => undefined);
  });

  it('keep their name apart from every path', async () => {
    const { incoming } = library;
    const id = await incoming.keep({ name: '../../etc/passwd', bytes: png() });
    assert.equal((await incoming.read(id)).name, '../../etc/passwd');
    assert.deepEqual((await files()).toSorted(), [`${id}.image`, `${id}.json`]);
    await assert.rejects(incoming.read('../../etc/passwd'), { kind: 'invalidInput' });
  });

  it('are gone after two days, not before', async () => {
    const { incoming } = library;
    const id = await incoming.keep({ name: 'a.png', bytes: png() });
    await incoming.thumbnail(id);
    now += 1.9 * day;
    await incoming.clean();
    await incoming.read(id);
    now += 0.2 * day;
    await incoming.clean();
    assert.deepEqual(await files(), []);
    await assert.rejects(incoming.read(id), { kind: 'notFound', message: /kept for two days/ });
  });
});
