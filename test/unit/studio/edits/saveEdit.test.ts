import assert from 'node:assert/strict';
import type { StudioContext } from '../../../../src/studio/context.ts';
import { saveEdit, undoSave } from '../../../../src/studio/edits/saveEdit.ts';
import { editSubject } from '../../../../src/studio/edits/subject.ts';
import { fixture } from '../../imaging/pictures.ts';
import { closeAll, facts } from '../../library/testLibrary.ts';
import { type TestStudio, testStudio } from '../testStudio.ts';

const file = 'file:///workspace/art/photo.png';

describe('saving an edit', () => {
  let studio: TestStudio;
  let imageId: string;
  let openedAs: string;
  beforeEach(async () => {
    studio = await testStudio();
    studio.userFiles.set(file, fixture('opaque.png'));
    openedAs = (await editSubject(studio, file)).image.id;
    imageId = (await studio.opened.images.add(fixture('clear.png'), facts({ parentId: openedAs }))).id;
  });
  afterEach(closeAll);

  it('beside writes the bytes as they are, under a name of its own', async () => {
    const saved = await saveEdit(studio, { imageId, file, how: 'beside' });
    assert.deepEqual(saved, {
      saved: 'beside',
      uri: 'file:///workspace/art/photo-edited.png',
      name: 'art/photo-edited.png',
    });
    assert.ok(
      Buffer.from(studio.userFiles.get('file:///workspace/art/photo-edited.png') ?? []).equals(fixture('clear.png')),
    );
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('opaque.png')));
  });

  it('in place keeps the old picture as a version, and gives it back byte for byte', async () => {
    const saved = await saveEdit(studio, { imageId, file, how: 'replace', openedAs });
    assert.equal(saved.saved, 'replaced');
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('clear.png')));
    assert.ok(await studio.opened.images.get(openedAs));
    if (saved.saved === 'replaced') await undoSave(studio, saved.undoId);
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('opaque.png')));
  });

  it('is taken back in a later window, too: the old picture is among the versions, byte for byte', async () => {
    studio = await testStudio({ settings: { embedProvenance: true } });
    studio.userFiles.set(file, fixture('opaque.png'));
    const old = (await editSubject(studio, file)).image.id;
    const edited = await studio.opened.images.add(fixture('opaque.jpg'), facts({ parentId: old }));
    await saveEdit(studio, { imageId: edited.id, file, how: 'replace', openedAs: old });
    const now = 'file:///workspace/art/photo.jpg';
    const { image } = await editSubject(studio, now);
    const first = (await studio.opened.images.versions(image.id)).find(({ origin }) => origin === 'imported');
    await saveEdit(studio, { imageId: first?.id ?? '', file: now, how: 'replace', openedAs: image.id });
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('opaque.png')));
    assert.equal(studio.userFiles.has(now), false);
  });

  it('asks first when the file has changed meanwhile, and then keeps what was there', async () => {
    studio.userFiles.set(file, fixture('grey.png'));
    const first = await saveEdit(studio, { imageId, file, how: 'replace', openedAs });
    assert.deepEqual(first, { saved: 'no', because: 'changedOnDisk', name: 'art/photo.png' });
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('grey.png')));
    await saveEdit(studio, { imageId, file, how: 'replace', openedAs, evenIfChanged: true });
    const known = await studio.opened.images.list({});
    assert.equal(known.total, 3);
  });

  it('overwrites nothing that somebody writes while the old picture is being kept', async () => {
    const { incoming } = studio.opened;
    const meanwhile = (uri: string): StudioContext => ({
      ...studio,
      library: async () => ({
        ...studio.opened,
        incoming: {
          ...incoming,
          async keep(image) {
            studio.userFiles.set(uri, fixture('grey.png'));
            return incoming.keep(image);
          },
        },
      }),
    });
    const request = { file, how: 'replace', openedAs, evenIfChanged: true } as const;
    const changed = await saveEdit(meanwhile(file), { ...request, imageId });
    assert.deepEqual(changed, { saved: 'no', because: 'changedOnDisk', name: 'art/photo.png' });
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('grey.png')));

    const other = 'file:///workspace/art/photo.jpg';
    const jpeg = (await studio.opened.images.add(fixture('opaque.jpg'), facts({ parentId: openedAs }))).id;
    await assert.rejects(saveEdit(meanwhile(other), { ...request, imageId: jpeg }), { message: /is there already/ });
    assert.ok(Buffer.from(studio.userFiles.get(other) ?? []).equals(fixture('grey.png')));
    assert.ok(studio.userFiles.has(file));
  });

  it('leaves a read-only file alone, and says what can be done', async () => {
    const locked = 'file:///workspace/locked.png';
    studio.userFiles.set(locked, fixture('opaque.png'));
    await assert.rejects(saveEdit(studio, { imageId, file: locked, how: 'replace' }), {
      kind: 'storage',
      message: /locked\.png is read-only.*Save the image beside it/,
    });
  });

  it('in another format takes the other extension, and never the place of another file', async () => {
    const jpeg = (await studio.opened.images.add(fixture('opaque.jpg'), facts({ parentId: openedAs }))).id;
    const saved = await saveEdit(studio, { imageId: jpeg, file, how: 'replace', openedAs });
    assert.partialDeepStrictEqual(saved, { saved: 'replaced', name: 'art/photo.jpg' });
    assert.deepEqual([...studio.userFiles.keys()], ['file:///workspace/art/photo.jpg']);
    if (saved.saved === 'replaced') await undoSave(studio, saved.undoId);
    assert.deepEqual([...studio.userFiles.keys()], [file]);
    studio.userFiles.set('file:///workspace/art/photo.jpg', fixture('turned.jpg'));
    await assert.rejects(saveEdit(studio, { imageId: jpeg, file, how: 'replace', openedAs }), {
      message: /is there already/,
    });
  });

  it('in another format takes the links along, and back, and leaves other files’ links alone', async () => {
    const page = 'file:///workspace/docs/page.md';
    const text = '![a](../art/photo.png) ![b](photo.png) <img src="/art/photo.png"> url(other/photo.png) photo.png.bak';
    studio.userFiles.set(page, new TextEncoder().encode(text));
    studio.userFiles.set('file:///workspace/docs/photo.png', fixture('grey.png'));
    const read = () => new TextDecoder().decode(studio.userFiles.get(page));
    const jpeg = (await studio.opened.images.add(fixture('opaque.jpg'), facts({ parentId: openedAs }))).id;
    const saved = await saveEdit(studio, { imageId: jpeg, file, how: 'replace', openedAs });
    assert.partialDeepStrictEqual(saved, { documents: [page] });
    assert.equal(
      read(),
      '![a](../art/photo.jpg) ![b](photo.png) <img src="/art/photo.jpg"> url(other/photo.png) photo.png.bak',
    );
    if (saved.saved === 'replaced') await undoSave(studio, saved.undoId);
    assert.equal(read(), text);
  });

  it('is not undone over what somebody has changed since', async () => {
    const saved = await saveEdit(studio, { imageId, file, how: 'replace', openedAs });
    studio.userFiles.set(file, fixture('grey.png'));
    assert.ok(saved.saved === 'replaced');
    await assert.rejects(undoSave(studio, saved.undoId), { message: /has changed since/ });
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('grey.png')));
  });

  it('is not undone over another file that has the old name by now', async () => {
    const jpeg = (await studio.opened.images.add(fixture('opaque.jpg'), facts({ parentId: openedAs }))).id;
    const saved = await saveEdit(studio, { imageId: jpeg, file, how: 'replace', openedAs });
    studio.userFiles.set(file, fixture('grey.png'));
    assert.ok(saved.saved === 'replaced');
    await assert.rejects(undoSave(studio, saved.undoId), { message: /another art\/photo\.png by now/ });
    assert.ok(Buffer.from(studio.userFiles.get(file) ?? []).equals(fixture('grey.png')));
  });
});

describe('what is to be edited', () => {
  afterEach(closeAll);
  it('has the size in which it is seen, and is refused above 100 megapixels', async () => {
    const studio = await testStudio();
    studio.userFiles.set(file, fixture('turned.jpg'));
    const { width, height, image } = await editSubject(studio, file);
    assert.deepEqual([width, height, image.width, image.height], [40, 64, 40, 64]);
    const huge = Buffer.from(fixture('opaque.png'));
    huge.writeUInt32BE(12_000, 16);
    huge.writeUInt32BE(12_000, 20);
    studio.userFiles.set(file, new Uint8Array(huge));
    await assert.rejects(editSubject(studio, file), { kind: 'tooLarge', message: /12000 × 12000 pixels/ });
  });
});
