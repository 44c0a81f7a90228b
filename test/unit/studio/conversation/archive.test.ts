import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { readZip } from '../../../../src/studio/archive/readZip.ts';
import { writeZip, type ZipFile } from '../../../../src/studio/archive/writeZip.ts';
import { continueFrom } from '../../../../src/studio/conversation/continueFrom.ts';
import { duplicateSession } from '../../../../src/studio/conversation/duplicateSession.ts';
import { exportMarkdown } from '../../../../src/studio/conversation/exportMarkdown.ts';
import { importArchive } from '../../../../src/studio/conversation/importArchive.ts';
import { exportArchive } from '../../../../src/studio/conversation/sessionArchive.ts';
import { generate } from '../../../../src/studio/generate.ts';
import { closeAll, png } from '../../library/testLibrary.ts';
import { testStudio } from '../testStudio.ts';
import { onStandIn, quick, startTalk, type Talk, talkIn } from './talk.ts';

const text = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const file = (name: string, value: unknown): ZipFile => ({ name, bytes: text(value), pack: true });
const anything = { mostFiles: 10, mostTogether: 1e6, mostBytes: () => 1e6 };

describe('a ZIP file', () => {
  it('comes back as it was', async () => {
    const [a, b] = readZip(
      await writeZip([file('a.txt', 'hello '.repeat(99)), { ...file('b/ü.bin', 'x'), pack: false }]),
      anything,
    );
    assert.deepEqual([a?.name, b?.name], ['a.txt', 'b/ü.bin']);
    assert.equal(Buffer.from((await a?.read()) ?? []).toString(), 'hello '.repeat(99));
    assert.equal(Buffer.from((await b?.read()) ?? []).toString(), 'x');
  });

  it('that means harm is refused before it is unpacked', async () => {
    const one = await writeZip([file('a', 'x'.repeat(1000))]);
    const limits = { ...anything, mostBytes: (name: string) => (name === 'a' ? 2000 : undefined) };
    assert.throws(() => readZip(text('no zip at all, but long enough for one'), limits), /no ZIP file/);
    assert.throws(() => readZip(one.subarray(0, one.length - 30), limits), { kind: 'invalidInput' });
    for (const name of ['../a', '/etc/passwd', 'a\\..\\b', 'A'])
      assert.throws(() => readZip(zipOf([file(name, 'x')]), limits), /does not belong/);
    assert.throws(() => readZip(zipOf([file('a', '1'), file('a', '2')]), limits), /twice/);
    assert.throws(() => readZip(zipOf(Array.from({ length: 11 }, () => file('a', ''))), limits), /11 files/);
    assert.throws(() => readZip(zipOf([file('a', 'x'.repeat(2001))]), limits), /too large/);
  });

  it('that promises less than it holds stops where its promise ends', async () => {
    const bomb = Buffer.from(await writeZip([file('a', 'x'.repeat(900_000))]));
    // Both sizes of the directory say 10 bytes.
    const directory = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt32LE(10, directory + 24);
    const [entry] = readZip(bomb, anything);
    await assert.rejects(entry?.read() ?? assert.fail(), /damaged/);
    const broken = Buffer.from(await writeZip([{ ...file('a', 'hello'), pack: false }]));
    broken.write('J', broken.indexOf('hello'));
    await assert.rejects(readZip(broken, anything)[0]?.read() ?? assert.fail(), /damaged/);
  });
});

/** Synchronously, for names and counts that no honest writer makes. */
function zipOf(files: readonly ZipFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(28);
    facts.writeUInt16LE(8, 6 - 2);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts.subarray(0, 26), Buffer.from(name), packed]);
    const where = Buffer.alloc(16);
    where.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
        facts.subarray(0, 24),
        where.subarray(0, 16),
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

describe('a session that moves', function () {
  this.timeout(60_000);
  let talk: Talk;
  before(async () => {
    talk = await startTalk();
    const first = await talk.say('a hill <b>with</b> a | pipe', { includeThoughts: false });
    await talk.say('at night');
    const branch = await talk.say('at dawn', { fromTurnId: first.id });
    await talk.say('[[fault:refusal IMAGE_SAFETY]] no');
    await talk.studio.opened.sessions.update(talk.session.id, { branchNames: { [branch.id]: 'Dawn' } });
  });
  after(closeAll);

  it('comes to another computer with pictures, branches and signatures, and goes on there', async () => {
    const zip = await exportArchive(talk.studio, talk.session.id);
    const there = await onStandIn(await testStudio());
    const id = await importArchive(there, zip);
    const { session, turns, images } = (await there.opened.sessions.get(id)) ?? assert.fail();
    assert.deepEqual(
      [session.name, turns.length, images.length, session.costUSD],
      ['a hill <b>with</b> a | pipe', 4, 3, 0],
    );
    assert.deepEqual(Object.values(session.branchNames ?? {}), ['Dawn']);
    const dawn = turns.find(({ prompt }) => prompt === 'at dawn');
    const next = await (await talkIn(there, session)).say('with a house', { fromTurnId: dawn?.id });
    assert.deepEqual([next.failure, next.freshStart], [undefined, undefined]);
    // Again: the pictures are there already.
    await importArchive(there, zip);
    assert.equal((await there.opened.images.list({})).total, 4);
    assert.equal((await there.opened.usage.summary()).requests, 1, 'copies were paid for elsewhere');
  });

  it('is refused whole when something in it is not what it says', async () => {
    const zip = await exportArchive(talk.studio, talk.session.id);
    const honest = readZip(zip, { ...anything, mostBytes: () => 1e8, mostTogether: 1e9, mostFiles: 100 });
    const files = await Promise.all(honest.map(async ({ name, read }) => ({ name, bytes: await read(), pack: true })));
    const changed = (match: RegExp, change: (one: ZipFile) => ZipFile) =>
      writeZip(files.map((one) => (match.test(one.name) ? change(one) : one)));
    const there = await testStudio();
    for (const [match, change, message] of [
      [/^images/, (one: ZipFile) => ({ ...one, bytes: png() }), /not the image that it was/],
      [/^turns/, (one: ZipFile) => ({ ...one, bytes: text({ id: 'x' }) }), /holds another turn/],
      [
        /^session/,
        (one: ZipFile) => ({ ...one, bytes: text({ format: 'nano-banana-session', schema: 2 }) }),
        /newer version/,
      ],
      [/^session/, (one: ZipFile) => ({ ...one, name: '../session.json' }), /does not belong/],
    ] as const) {
      await assert.rejects(importArchive(there, await changed(match, change)), { kind: 'invalidInput', message });
    }
    assert.deepEqual(await there.opened.sessions.list(), []);
    assert.equal((await there.opened.images.list({})).total, 0);
  });

  it('is a document: pictures, branches, failures, costs, and no tag of anybody’s', async () => {
    const written: string[] = [];
    const studio = {
      ...talk.studio,
      files: {
        ...talk.studio.files,
        async writeNew(folder: string, stem: string, extension: string) {
          written.push(`${folder}/${stem}.${extension}`);
          return `${folder}/${stem}-${written.length}.${extension}`;
        },
      },
    };
    const place = { kind: 'beside', name: 'assets', folder: 'file:///docs/assets' } as const;
    const markdown = await exportMarkdown(studio, talk.session.id, place);
    assert.equal(written.length, 3);
    assert.match(markdown, /^# a hill &lt;b>with&lt;\/b> a \| pipe\n/);
    assert.match(markdown, /!\[a hill[^\]]*\]\(assets\/[\w-]+-1\.(jpg|png)\)/);
    assert.match(markdown, /## Branch “Dawn”, from “a hill|## Branch from “a hill/);
    assert.match(markdown, /\*No answer: Unable to show/);
    assert.match(markdown, /\| 1 \| a hill &lt;b>with&lt;\/b> a \\\| pipe \| Nano Banana 2 \| 1 \| \$/);
    assert.doesNotMatch(markdown, /<b>/);
    const embedded = await exportMarkdown(studio, talk.session.id, { kind: 'embedded' });
    assert.equal(embedded.match(/\]\(data:image\/(jpeg|png);base64,/g)?.length, 3);
  });

  it('is duplicated, and its copy goes its own way', async () => {
    const id = await duplicateSession(talk.studio, talk.session.id);
    const { session, turns } = (await talk.studio.opened.sessions.get(id)) ?? assert.fail();
    assert.deepEqual([session.name, turns.length, session.images], ['a hill <b>with</b> a | pipe (copy)', 4, 3]);
    const night = turns.find(({ prompt }) => prompt === 'at night');
    const next = await (await talkIn(talk.studio, session)).say('with stars', { fromTurnId: night?.id });
    assert.deepEqual([next.failure, next.freshStart], [undefined, undefined]);
    assert.equal((await talk.turns()).length, 4);
  });
});

describe('a conversation that begins with an image', function () {
  this.timeout(60_000);
  after(closeAll);

  it('knows how the image was made, when the library does', async () => {
    const studio = await onStandIn(await testStudio());
    const [image] = await generate(studio, { prompt: 'a hill', ...quick }).finished;
    const id = await continueFrom(studio, image?.id ?? '');
    const { session, turns } = (await studio.opened.sessions.get(id)) ?? assert.fail();
    assert.deepEqual([session.name, turns.length, turns[0]?.prompt], ['a hill', 1, 'a hill']);
    const next = await (await talkIn(studio, session)).say('at night');
    assert.deepEqual([next.failure, next.freshStart, next.parentTurnId], [undefined, undefined, turns[0]?.id]);
  });

  it('takes a file of the user along with the first message', async () => {
    const studio = await onStandIn(await testStudio());
    const [image] = await generate(studio, { prompt: 'a hill', ...quick }).finished;
    const bytes = await studio.opened.images.read(image?.id ?? '');
    studio.userFiles.set('file:///mine.jpg', new Uint8Array([...bytes, 0]));
    const id = await continueFrom(studio, 'file:///mine.jpg');
    const { session, turns } = (await studio.opened.sessions.get(id)) ?? assert.fail();
    assert.deepEqual([turns.length, turns[0]?.imageIds.length, turns[0]?.weight], [1, 1, undefined]);
    const next = await (await talkIn(studio, session)).say('at night', quick);
    assert.deepEqual([next.failure, next.freshStart], [undefined, { reason: 'foreign', images: 1 }]);
  });

  it('says so when the file is no image, or gone', async () => {
    const studio = await testStudio();
    studio.userFiles.set('file:///a.txt', text('hello'));
    await assert.rejects(continueFrom(studio, 'file:///a.txt'), { kind: 'invalidInput' });
    await assert.rejects(continueFrom(studio, 'file:///gone.png'), { kind: 'notFound' });
    assert.deepEqual(await studio.opened.sessions.list(), []);
  });
});
