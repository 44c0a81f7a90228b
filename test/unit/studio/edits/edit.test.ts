import assert from 'node:assert/strict';
import sharp from 'sharp';
import { edit } from '../../../../src/studio/edit.ts';
import { composeEdit } from '../../../../src/studio/edits/composeEdit.ts';
import { lockOutsideMask } from '../../../../src/studio/edits/lock.ts';
import { applyTools, measureTools } from '../../../../src/studio/edits/tools.ts';
import { retryJob } from '../../../../src/studio/jobs/retryJob.ts';
import { boxMask, decoded, drawn, jpegOf, openImaging, pngOf, sceneOf } from '../../imaging/edits/drawn.ts';
import { closeAll } from '../../library/testLibrary.ts';
import { type TestStudio, testStudio } from '../testStudio.ts';

const imaging = openImaging();
after(() => imaging.close());

const photo = 'file:///workspace/photo.png';
const [width, height] = [120, 80];
const box = { left: 40, top: 20, right: 80, bottom: 60 };

describe('an edit', () => {
  let studio: TestStudio;
  let original: Uint8Array;
  let mask: string;
  const start = async (answers: readonly Uint8Array[] = []) => {
    studio = await testStudio({ imaging, answers });
    original = await pngOf(sceneOf(width, height));
    studio.userFiles.set(photo, original);
    mask = await studio.opened.incoming.keep({ name: 'mask.png', bytes: await boxMask(width, height, box) });
  };
  const parentOf = async (id: string | undefined) => studio.opened.images.get(id ?? '');
  afterEach(closeAll);

  it('sends original, marked picture, drawing and style in the order in which its words count them', async () => {
    await start();
    const drawing = await pngOf(drawn(width, height, () => [0, 0, 0, 0]));
    const annotations = await studio.opened.incoming.keep({ name: 'drawing.png', bytes: drawing });
    const style = await studio.opened.incoming.keep({ name: 'style.jpg', bytes: await jpegOf(sceneOf(30, 30)) });
    await edit(studio, { image: photo, prompt: 'words', mode: 'style', mask, annotations, style }).finished;
    const [request] = studio.asked;
    assert.equal(request?.prompt, 'words');
    // Not that of the style, which comes last.
    assert.equal(request?.options.aspectRatio, '3:2');
    assert.deepEqual(
      request?.references.map(({ mime }) => mime),
      ['image/png', 'image/jpeg', 'image/jpeg', 'image/jpeg'],
    );
    assert.deepEqual(Buffer.from(request?.references[0]?.bytes ?? []), Buffer.from(original));
    const marked = await decoded(request?.references[1]?.bytes ?? new Uint8Array());
    const middle = (40 * width + 60) * 3;
    assert.ok((marked.data[middle] ?? 0) > 150 && (marked.data[middle + 1] ?? 255) < 110);
  });

  it('that is locked ends with the original outside its mask, and keeps the answer as a version', async () => {
    await start([await jpegOf(drawn(width * 2, height * 2, () => [250, 10, 10]))]);
    const result = await edit(studio, { image: photo, prompt: 'red', mode: 'inpaint', mask, lock: true, feather: 3 })
      .finished;
    const parent = await parentOf(result.parentId);
    assert.equal(parent?.origin, 'imported');
    const pixels = await decoded(await studio.opened.images.read(result.id));
    const before = await decoded(original);
    assert.deepEqual(pixels.data.subarray(0, width * 20 * 3), before.data.subarray(0, width * 20 * 3));
    const [step] = result.steps ?? [];
    assert.ok(step?.tool === 'lock' && step.feather === 3 && step.drift.changed > 0.9, JSON.stringify(step));
    const answer = step.tool === 'lock' ? await parentOf(step.answerId) : undefined;
    assert.deepEqual([answer?.parentId, answer?.mime, result.costUSD], [parent?.id, 'image/jpeg', 0]);
    // Another feather costs no request.
    const again = await lockOutsideMask(studio, { answerId: answer?.id ?? '', mask, feather: 0 });
    assert.deepEqual([again.parentId, studio.asked.length], [parent?.id, 1]);
  });

  it('refuses an empty mask before anything is sent', async () => {
    await start();
    const nothing = { left: 0, top: 0, right: 0, bottom: 0 };
    const empty = await studio.opened.incoming.keep({ name: 'm', bytes: await boxMask(width, height, nothing) });
    await assert.rejects(edit(studio, { image: photo, prompt: 'x', mask: empty, lock: true }).finished, {
      message: /mask is empty/,
    });
    assert.equal(studio.asked.length, 0);
  });

  it('with a transparent background makes two requests and one image with alpha', async () => {
    const disc = (background: number) =>
      drawn(width, height, (x, y) =>
        Math.hypot(x - 60, y - 40) < 25 ? [30, 90, 160] : [background, background, background],
      );
    await start([await pngOf(disc(255)), await pngOf(disc(0))]);
    const started = edit(studio, { image: photo, prompt: 'on white', mode: 'background', transparent: true });
    assert.equal(studio.jobs.list()[0]?.count, 2);
    const result = await started.finished;
    const pixels = await decoded(await studio.opened.images.read(result.id));
    assert.deepEqual([pixels.channels, pixels.data[3], pixels.data[(40 * width + 60) * 4 + 3]], [4, 0, 255]);
    const [first, second] = studio.asked;
    assert.match(second?.prompt ?? '', /from pure white to pure black/);
    assert.notDeepEqual(first?.references, second?.references);
    const versions = await studio.opened.images.versions(result.id);
    assert.equal(versions.length, 4);
  });

  it('on a screen makes one request and one image with alpha, in the format that was asked for', async () => {
    await start([
      await pngOf(drawn(width, height, (x, y) => (Math.hypot(x - 60, y - 40) < 25 ? [90, 90, 90] : [0, 255, 0]))),
    ]);
    const asked = {
      image: photo,
      prompt: 'on green',
      mode: 'background',
      transparent: true,
      keyed: true,
      format: 'webp',
    };
    const started = edit(studio, asked);
    assert.equal(studio.jobs.list()[0]?.count, 1);
    const result = await started.finished;
    const pixels = await decoded(await studio.opened.images.read(result.id));
    assert.deepEqual([pixels.channels, pixels.data[3], pixels.data[(40 * width + 60) * 4 + 3]], [4, 0, 255]);
    assert.deepEqual([result.mime, result.steps?.[0]?.tool, studio.asked.length], ['image/webp', 'key', 1]);
  });

  it('says so when the two answers do not fit, and keeps both', async () => {
    await start([await pngOf(sceneOf(width, height))]);
    await assert.rejects(edit(studio, { image: photo, prompt: 'on white', transparent: true }).finished, {
      kind: 'malformed',
      mayHaveBeenPaid: true,
      message: /plain background.*Both answers are in the library\. Trying again makes, and costs, two more\./,
    });
    assert.equal((await studio.opened.images.list({})).total, 3);
  });

  it('is tried again as it was asked for', async () => {
    await start([await jpegOf(sceneOf(width, height))]);
    const { jobId, finished } = edit(studio, { image: photo, prompt: 'x', mode: 'inpaint', mask, lock: true });
    await finished;
    const again = (await (await retryJob(studio, jobId)).finished) as { steps?: readonly { tool: string }[] };
    assert.deepEqual([again.steps?.[0]?.tool, studio.asked.length], ['lock', 2]);
    assert.equal(studio.asked[1]?.references.length, 2);
  });

  it('sends a smaller copy of what is too large, and edits the first picture of a moving one', async () => {
    await start();
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const large = sharp({ create: { width: 2000, height: 1500, channels: 3, background: 'grey', noise } });
    studio.userFiles.set('file:///workspace/large.png', new Uint8Array(await large.png().toBuffer()));
    await edit(studio, { image: 'file:///workspace/large.png', prompt: 'x' }).finished;
    const [sent] = studio.asked[0]?.references ?? [];
    assert.ok(sent && sent.bytes.length < 5_000_000 && sent.mime === 'image/webp');
  });
});

describe('an edit that another program describes', () => {
  it('has its words composed by mode, and locks where there is a mask', () => {
    const request = composeEdit({
      image: photo,
      prompt: 'a cat',
      mode: 'add',
      fields: { place: 'on the sill' },
      mask: 'm',
    });
    assert.match(String(request.prompt), /Add a cat to this picture on the sill inside the tinted area\./);
    assert.match(String(request.prompt), /Keep the composition/);
    assert.equal(request.lock, true);
  });

  it('is sent as it is written when it says nothing more', () => {
    assert.deepEqual(composeEdit({ image: photo, prompt: 'make it night' }), { image: photo, prompt: 'make it night' });
  });

  it('asks for shape, size and two requests where the mode does', () => {
    const extended = composeEdit({ prompt: '', mode: 'extend', aspectRatio: '21:9' });
    assert.deepEqual([extended.aspectRatio, /shape 21:9/.test(String(extended.prompt))], ['21:9', true]);
    assert.equal(composeEdit({ prompt: '', mode: 'upscale', resolution: '4K' }).resolution, '4K');
    const clear = composeEdit({ prompt: '', mode: 'background', fields: { background: 'transparent' } });
    assert.equal(clear.transparent, true);
    const fields = { background: 'transparent', cutOut: 'screen', screen: 'magenta', format: 'webp' };
    const keyed = composeEdit({ prompt: 'the cup', mode: 'background', fields });
    assert.match(String(keyed.prompt), /Put the cup on a completely uniform, pure magenta background \(#FF00FF\)/);
    assert.deepEqual([keyed.transparent, keyed.keyed, keyed.format], [true, true, 'webp']);
  });

  it('says what its mode still needs', () => {
    assert.throws(() => composeEdit({ prompt: ' ', mode: 'add' }), {
      kind: 'invalidInput',
      message: 'Say what should be added.',
    });
    assert.throws(() => composeEdit({ prompt: 'x', mode: 'paint' }), {
      kind: 'invalidInput',
      message: /The mode must be one of/,
    });
  });
});

describe('tools', () => {
  afterEach(closeAll);
  it('make a version that says what was done, and cost nothing', async () => {
    const studio = await testStudio({ imaging });
    const parent = await studio.opened.images.add(await pngOf(sceneOf(width, height)), {
      ...{
        id: crypto.randomUUID(),
        origin: 'imported',
        createdAt: Date.now(),
        prompt: 'a scene',
        draft: false,
        references: [],
        demo: false,
      },
    });
    const tools = [
      { tool: 'crop', left: 0, top: 0, width: 60, height: 40 },
      { tool: 'convert', format: 'jpeg', quality: 50 },
    ] as const;
    const measured = await measureTools(studio, { imageId: parent.id, tools });
    const made = await applyTools(studio, { imageId: parent.id, tools });
    assert.deepEqual(measured, { bytes: made.bytes, width: 60, height: 40, mime: 'image/jpeg' });
    const kept = await studio.opened.images.get(made.id);
    assert.deepEqual(
      [kept?.origin, kept?.parentId, kept?.steps, kept?.prompt],
      ['processed', parent.id, tools, 'a scene'],
    );
    assert.equal((await studio.opened.images.list({})).total, 2);
  });
});
