import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { createImaging, type Imaging, type ImagingOptions } from '../../../src/imaging/imaging.ts';
import { fixture } from './pictures.ts';
import { crashes, hangs } from './troubledWorker.ts';

const troubledWorker = fileURLToPath(new URL('troubledWorker.ts', import.meta.url));
const noWorker = fileURLToPath(new URL('thereIsNoSuchFile.ts', import.meta.url));

describe('imaging: every job ends', () => {
  const good = fixture('opaque.png');
  const fated = (fate: number): Uint8Array => new Uint8Array([...good, fate]);
  let imaging: Imaging;
  let log: string[];

  const start = (workerFile: string, more?: Pick<ImagingOptions, 'maxSeconds'>): void => {
    log = [];
    imaging = createImaging({ workerFile, log: (line) => log.push(line), ...more });
  };
  afterEach(() => imaging.close());

  it('a crash ends the job that caused it; those behind it get a fresh worker', async () => {
    start(troubledWorker);
    const [crashed, next] = [imaging.thumbnail(fated(crashes)), imaging.thumbnail(good)];
    await assert.rejects(crashed, { kind: 'malformed' });
    assert.deepEqual(await next, good);
    assert.match(log.join(), /codecs stopped \(exit code 7\)/);
  });

  it('a job that never ends is given up, and the next one runs', async () => {
    // The next one has a worker to start in that time.
    start(troubledWorker, { maxSeconds: 4 });
    const [stuck, next] = [imaging.thumbnail(fated(hangs)), imaging.thumbnail(good)];
    await assert.rejects(stuck, { kind: 'timeout' });
    assert.deepEqual(await next, good);
  });

  it('a thumbnail goes ahead of the conversions of a long export', async () => {
    start(troubledWorker);
    const order: string[] = [];
    const conversions = ['first', 'second', 'third'].map((name) =>
      imaging.convert(good, { format: 'png' }).then(() => order.push(name)),
    );
    const thumbnail = imaging.thumbnail(good).then(() => order.push('thumbnail'));
    await Promise.all([...conversions, thumbnail]);
    assert.deepEqual(order, ['first', 'thumbnail', 'second', 'third']);
  });

  it('closing ends the running job, the waiting ones and any later one as cancelled, without a line in the log', async () => {
    start(troubledWorker);
    const jobs = [imaging.thumbnail(fated(hangs)), imaging.thumbnail(good)];
    const ends = jobs.map((job) => assert.rejects(job, { kind: 'cancelled' }));
    await imaging.close();
    await Promise.all(ends);
    await assert.rejects(imaging.thumbnail(good), { kind: 'cancelled' });
    assert.deepEqual(log, []);
  });

  it('codecs that cannot even be loaded are a sentence, not silence', async () => {
    start(noWorker);
    await assert.rejects(imaging.thumbnail(good), { kind: 'malformed', next: { do: 'showLog' } });
    assert.equal(log.length, 1);
  });

  it('what is no image, and what claims more than 100 megapixels, is refused before the codecs are loaded', async () => {
    start(noWorker);
    await assert.rejects(imaging.thumbnail(new TextEncoder().encode('<html>')), {
      kind: 'malformed',
      message: 'This is not an image, or its beginning is damaged.',
    });
    const claims = Buffer.from(good);
    claims.writeUInt32BE(20_000, 16);
    claims.writeUInt32BE(10_000, 20);
    await assert.rejects(imaging.thumbnail(claims), {
      kind: 'tooLarge',
      message: 'This image has 20000 × 10000 pixels, 200 megapixels; the most that can be opened is 100.',
    });
    assert.equal(log.length, 2);
  });
});
