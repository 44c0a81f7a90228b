import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TurnFile } from '../../../../src/library/shapes.ts';
import { branchTo, siblingsOf } from '../../../../src/protocol/conversation/turns.ts';
import { closeAll, openTest, png } from '../../library/testLibrary.ts';
import { testStudio } from '../testStudio.ts';
import { onStandIn, startTalk, type Talk, talkIn } from './talk.ts';

const lastRequest = ({ server }: Talk) => server.log.at(-1);
const contentsOf = (talk: Talk): readonly Content[] =>
  (lastRequest(talk)?.body as { contents: readonly Content[] } | undefined)?.contents ?? [];
const sentTexts = (talk: Talk): readonly string[] =>
  contentsOf(talk).flatMap(({ role, parts }) => (role === 'user' ? (parts[0]?.text ?? '') : []));

interface Content {
  readonly role: string;
  readonly parts: readonly { readonly text?: string }[];
}

describe('a conversation', function () {
  this.timeout(60_000);
  after(closeAll);

  it('of twelve turns goes through two branches, a restart and a change of model', async () => {
    const before = await startTalk();
    const one = await before.say('a hill');
    const two = await before.say('at night');
    const three = await before.say('with snow');
    assert.deepEqual(sentTexts(before), ['a hill', 'at night', 'with snow']);
    assert.deepEqual(
      [one.failure, two.failure, three.failure, three.freshStart],
      [undefined, undefined, undefined, undefined],
    );
    assert.equal(three.parentTurnId, two.id);
    // Its own request alone: the turns before have files of their own.
    assert.equal((three.request as { contents: unknown[] }).contents.length, 1);
    const [picture] = three.imageIds;
    const image = await before.studio.opened.images.get(picture ?? '');
    assert.deepEqual(
      [image?.sessionId, image?.parentId, image?.origin],
      [before.session.id, two.imageIds[0], 'edited'],
    );

    const branch = await before.say('with a house', { fromTurnId: one.id });
    assert.deepEqual(sentTexts(before), ['a hill', 'with a house']);
    await before.say('and a garden');
    const five = await before.say('and a dog');
    assert.deepEqual(sentTexts(before), ['a hill', 'with a house', 'and a garden', 'and a dog']);
    await before.studio.opened.close();

    const opened = await openTest({ folder: before.studio.opened.folder });
    const studio = await onStandIn({ ...(await testStudio()), opened, library: async () => opened });
    const talk = await talkIn(studio, before.session);
    const six = await talk.say('and a cat', { fromTurnId: five.id });
    assert.equal(six.failure, undefined);
    assert.equal(sentTexts(talk).length, 5);
    const seven = await talk.say('with more snow', { fromTurnId: three.id });
    assert.deepEqual(sentTexts(talk), ['a hill', 'at night', 'with snow', 'with more snow']);

    const lite = 'gemini-3.1-flash-lite-image';
    const eight = await talk.say('in pencil', { fromTurnId: seven.id, model: lite, resolution: '1K' });
    assert.deepEqual(eight.freshStart, { reason: 'model', images: 1 });
    assert.deepEqual(sentTexts(talk), ['in pencil']);
    assert.equal(lastRequest(talk)?.images.length, 1);
    const nine = await talk.say('in ink', { fromTurnId: eight.id });
    assert.deepEqual([nine.failure, nine.freshStart, nine.options.model], [undefined, undefined, lite]);
    assert.deepEqual(sentTexts(talk), ['in pencil', 'in ink']);
    const ten = await talk.say('in oil', { fromTurnId: nine.id });
    const eleven = await talk.say('larger', { fromTurnId: ten.id });
    const twelve = await talk.say('smaller', { fromTurnId: ten.id });
    assert.equal(twelve.failure, undefined);

    const turns = await talk.turns();
    assert.equal(turns.length, 13);
    assert.ok(turns.every(({ failure }) => failure === undefined));
    assert.deepEqual(
      siblingsOf(turns, two).map(({ id }) => id),
      [two.id, branch.id],
    );
    assert.deepEqual(
      siblingsOf(turns, twelve).map(({ id }) => id),
      [eleven.id, twelve.id],
    );
    assert.equal(branchTo(turns, twelve.id).length, 8);
    const { requests } = await talk.studio.opened.usage.summary();
    assert.equal(requests, 13);
    assert.ok((await talk.studio.opened.usage.lines()).every((line) => line.sessionId === talk.session.id));
  });

  it('is called after its first words, unless somebody has named it', async () => {
    const talk = await startTalk();
    await talk.say(`A tower\nof ${'many '.repeat(30)}stones`);
    const named = await talk.studio.opened.sessions.get(talk.session.id);
    assert.match(named?.session.name ?? '', /^A tower of many .{0,45}…$/);
  });

  it('keeps two messages that were sent at once, as siblings', async () => {
    const talk = await startTalk();
    const first = await talk.say('a hill');
    const [left, right] = await Promise.all([
      talk.say('at night', { fromTurnId: first.id }),
      talk.say('at dawn', { fromTurnId: first.id }),
    ]);
    assert.deepEqual([left.failure, right.failure], [undefined, undefined]);
    assert.deepEqual(siblingsOf(await talk.turns(), left).length, 2);
  });

  it('begins anew from its first message, and refuses what it does not have', async () => {
    const talk = await startTalk();
    await talk.say('a hill');
    const root = await talk.say('a dale', { fromTurnId: null });
    assert.equal(root.parentTurnId, undefined);
    assert.deepEqual(sentTexts(talk), ['a dale']);
    await assert.rejects(talk.say('more', { fromTurnId: crypto.randomUUID() }), { kind: 'notFound' });
    await assert.rejects(talk.say('  '), { kind: 'invalidInput' });
    await talk.studio.opened.sessions.delete(talk.session.id);
    await assert.rejects(talk.say('more'), { kind: 'notFound' });
  });

  it('sends a user’s own image as the user’s, and again in later turns', async () => {
    const talk = await startTalk();
    const hill = await talk.say('a hill');
    const [own] = hill.imageIds;
    const bytes = await talk.studio.opened.images.read(own ?? '');
    talk.studio.userFiles.set('file:///mine.jpg', new Uint8Array([...bytes, 0]));
    const other = await talkIn(talk.studio, await talk.studio.opened.sessions.create({}));
    const first = await other.say('make it night', { references: ['file:///mine.jpg'] });
    assert.equal(first.failure, undefined);
    const [reference] = first.referenceIds ?? [];
    assert.equal((await talk.studio.opened.images.get(reference ?? ''))?.origin, 'imported');
    talk.studio.userFiles.clear();
    const second = await other.say('with stars');
    assert.equal(second.failure, undefined);
    assert.equal(lastRequest(other)?.images.length, 2);
    assert.deepEqual(
      contentsOf(other).map(({ role }) => role),
      ['user', 'model', 'user'],
    );
  });

  it('goes on from the last few images alone when told', async () => {
    const talk = await startTalk();
    for (const text of ['a hill', 'at night', 'with snow']) await talk.say(text);
    const trimmed = await talk.say('with a house', { trimTo: 2 });
    assert.deepEqual(trimmed.freshStart, { reason: 'trimmed', images: 2 });
    assert.deepEqual([sentTexts(talk), lastRequest(talk)?.images.length], [['with a house'], 2]);
    await talk.say('and a garden');
    assert.deepEqual(sentTexts(talk), ['with a house', 'and a garden']);
  });

  it('knows what the next message sends', async () => {
    const talk = await startTalk();
    const { id } = await talk.say('a hill');
    const [turn] = await talk.studio.opened.turns.list(talk.session.id);
    const { imageIds } = turn ?? { imageIds: [] };
    const image = await talk.studio.opened.images.get(imageIds[0] ?? '');
    assert.deepEqual([turn?.id, turn?.weight?.images], [id, 1]);
    const base64 = Math.ceil((image?.bytes ?? 0) / 3) * 4;
    const beside = (turn?.weight?.bytes ?? 0) - base64;
    assert.ok(beside > 200 && beside < 2000, `${beside} bytes beside the picture`);
  });

  it('says what stops a message before it is sent, without a turn', async () => {
    const talk = await startTalk({ settings: { budgetUSD: 0.0001 } });
    await assert.rejects(talk.say('a hill'), { kind: 'budget' });
    assert.equal((await talk.turns()).length, 0);
    assert.equal((await talk.say('a hill', { confirmBudget: true })).failure, undefined);
  });

  it('tells what the model says while it says it', async () => {
    const talk = await startTalk();
    const thoughts = new Set<string>();
    talk.studio.jobs.onDidChange((jobs) => {
      const state = jobs.at(-1)?.state;
      if (state?.phase === 'running') thoughts.add(state.words?.thoughts ?? '');
    });
    const turn = await talk.say('a hill', { includeThoughts: true, model: 'gemini-nano-banana-2.1', resolution: '1K' });
    assert.match(turn.thoughts ?? '', /Considering the composition/);
    assert.ok(
      [...thoughts].some((text) => text.includes('Considering')),
      [...thoughts].join('|'),
    );
    // Thoughts and their drafts are not sent again.
    const next = await talk.say('at night');
    assert.equal(next.failure, undefined);
    assert.equal(lastRequest(talk)?.images.length, 1);
  });
});

it('a session that its user names while its first message gets ready keeps that name', async () => {
  const named = Promise.withResolvers<void>();
  const talk = await startTalk({ keeper: { keep: () => named.promise, forget: async () => undefined } });
  const said = talk.say('a hill');
  await talk.studio.opened.sessions.update(talk.session.id, { name: 'Boats' });
  named.resolve();
  await said;
  assert.equal((await talk.studio.opened.sessions.get(talk.session.id))?.session.name, 'Boats');
  await closeAll();
});

describe('a conversation whose past is damaged', function () {
  this.timeout(60_000);
  after(closeAll);

  /** Changes the file of a turn behind the library's back. */
  function tamper(talk: Talk, { id }: TurnFile, change: (text: string) => string): void {
    const path = join(talk.studio.opened.folder, 'turns', `${id}.json`);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
  const signatures = /"thoughtSignature": ("[^"]*"),?/g;

  async function threeTurns(): Promise<{ talk: Talk; first: TurnFile; second: TurnFile }> {
    const talk = await startTalk();
    return { talk, first: await talk.say('a hill'), second: await talk.say('at night') };
  }

  const cases: Readonly<Record<string, { change: (text: string, other: TurnFile) => string; reason: string }>> = {
    'a dropped signature': {
      change: (text) =>
        JSON.stringify(JSON.parse(text, (key, value) => (key === 'thoughtSignature' ? undefined : value))),
      reason: 'signature',
    },
    'an altered signature': {
      change: (text) => text.replaceAll(signatures, (line) => line.replace(': "', ': "A')),
      reason: 'signature',
    },
    'a signature of another turn': {
      change: (text, other) => {
        const [foreign] = JSON.stringify(other.response).match(/"thoughtSignature":"[^"]*"/g) ?? [];
        return text.replaceAll(signatures, (line) => `${foreign}${line.endsWith(',') ? ',' : ''}`);
      },
      reason: 'signature',
    },
    'a file that is no JSON': { change: (text) => text.slice(0, text.length / 2), reason: 'missing' },
  };
  for (const [name, { change, reason }] of Object.entries(cases)) {
    it(`goes on from its last image after ${name}, and says so`, async () => {
      const { talk, first, second } = await threeTurns();
      tamper(talk, second, (text) => change(text, first));
      const turn = await talk.say('with snow', { fromTurnId: second.id });
      assert.equal(turn.failure, undefined);
      assert.deepEqual(turn.freshStart, { reason, images: 1 });
      assert.deepEqual([sentTexts(talk), lastRequest(talk)?.images.length], [['with snow'], 1]);
      assert.equal((await talk.say('with a house')).freshStart, undefined);
      assert.deepEqual(sentTexts(talk), ['with snow', 'with a house']);
    });
  }

  it('goes on from its last image after a signature of another session, and says so', async () => {
    const { talk, second } = await threeTurns();
    const elsewhere = await (await startTalk()).say('a lake');
    tamper(talk, second, (text) => {
      const [foreign] = JSON.stringify(elsewhere.response).match(/"thoughtSignature":"[^"]*"/g) ?? [];
      return text.replaceAll(signatures, (line) => `${foreign}${line.endsWith(',') ? ',' : ''}`);
    });
    const turn = await talk.say('with snow', { fromTurnId: second.id });
    assert.deepEqual([turn.failure, turn.freshStart], [undefined, { reason: 'signature', images: 1 }]);
  });

  it('goes on from the last image that is left when one is gone', async () => {
    const { talk, second } = await threeTurns();
    await talk.studio.opened.images.delete(second.imageIds);
    await talk.studio.opened.images.delete((await talk.say('with snow')).imageIds);
    assert.equal((await talk.say('and a house')).freshStart, undefined, 'the trash still has it');
    const image = await talk.studio.opened.images.get(second.imageIds[0] ?? '');
    rmSync(talk.studio.opened.images.file(image ?? assert.fail()));
    const turn = await talk.say('and a garden', { fromTurnId: second.id });
    assert.deepEqual([turn.failure, turn.freshStart], [undefined, { reason: 'missing', images: 1 }]);
  });

  it('goes on without a picture when none is left, and says so', async () => {
    const talk = await startTalk();
    const first = await talk.say('a hill');
    const image = await talk.studio.opened.images.get(first.imageIds[0] ?? '');
    rmSync(talk.studio.opened.images.file(image ?? assert.fail()));
    assert.deepEqual((await talk.say('at night')).freshStart, { reason: 'missing', images: 0 });
  });

  it('does not send the demo’s turns to Google', async () => {
    const talk = await startTalk();
    await talk.say('a hill');
    const elsewhere = await talkIn(await onStandIn(talk.studio, true), talk.session);
    assert.deepEqual((await elsewhere.say('at night')).freshStart, { reason: 'provider', images: 1 });
  });
});

describe('an answer that is none', function () {
  this.timeout(60_000);
  let talk: Talk;
  let hill: TurnFile;
  before(async () => {
    talk = await startTalk();
    hill = await talk.say('a hill');
  });
  after(closeAll);

  const after3 = (text: string) => talk.say(text, { fromTurnId: hill.id });

  for (const shape of ['empty', 'absent', 'null']) {
    it(`stays visible when its content is ${shape}, and is not sent again`, async () => {
      const refused = await after3(`[[fault:refusal IMAGE_SAFETY ${shape}]] something`);
      assert.equal(refused.failure?.kind, 'refused');
      assert.match(refused.failure?.message ?? '', /Unable to show/);
      const next = await talk.say('at night', { fromTurnId: refused.id });
      assert.deepEqual([next.failure, next.parentTurnId, next.freshStart], [undefined, refused.id, undefined]);
      assert.deepEqual(sentTexts(talk), ['a hill', 'at night']);
    });
  }

  it('is words alone: an answer like any other, which is sent again', async () => {
    const words = await after3('[[fault:textOnly]] hm');
    assert.deepEqual([words.failure, words.imageIds], [undefined, []]);
    assert.ok(words.text);
    const next = await talk.say('then draw it', { fromTurnId: words.id });
    assert.equal(next.failure, undefined);
    assert.deepEqual(sentTexts(talk), ['a hill', '[[fault:textOnly]] hm', 'then draw it']);
  });

  it('breaks off, ends with an error, or never comes: kept as failed, once each', async () => {
    for (const [fault, kind] of [
      ['cutStream', 'malformed'],
      ['streamError', 'overloaded'],
      ['dropBefore', 'network'],
    ]) {
      // Of its own: a model that is overloaded is left alone for a while.
      const alone = await startTalk();
      const asked = talk.server.log.length;
      const turn = await alone.say(`[[fault:${fault}]] go`);
      assert.deepEqual([turn.failure?.kind, turn.failure?.mayHaveBeenPaid], [kind, true], fault);
      assert.equal(talk.server.log.length, asked + 1);
    }
  });

  it('is stopped: kept as stopped, and can be asked again', async () => {
    const stop = talk.studio.jobs.onDidChange((jobs) => {
      for (const job of jobs)
        if (job.prompt.includes('hang') && job.state.phase === 'running') talk.studio.jobs.cancel(job.id);
    });
    const turn = await after3('[[fault:hang]] go');
    stop();
    assert.equal(turn.failure?.kind, 'cancelled');
    assert.equal((await after3('go again')).failure, undefined);
  });

  it('comes with several pictures: the last is the result, and all go back', async () => {
    const several = await after3('[[fault:drafts 3]] go');
    assert.equal(several.imageIds.length, 3);
    const next = await talk.say('with snow', { fromTurnId: several.id });
    assert.deepEqual([next.failure, next.freshStart], [undefined, undefined]);
    assert.equal(lastRequest(talk)?.images.length, 4);
    const { parentId } = (await talk.studio.opened.images.get(next.imageIds[0] ?? '')) ?? {};
    assert.equal(parentId, several.imageIds.at(-1));
  });

  it('has signatures of a megabyte, which go back whole', async () => {
    const long = await after3('[[fault:longSignature]] go');
    const next = await talk.say('with snow', { fromTurnId: long.id });
    assert.deepEqual([next.failure, next.freshStart], [undefined, undefined]);
  });

  it('ends with a chunk that has no content', async () => {
    const turn = await after3('[[fault:lastChunkWithoutContent]] go');
    assert.equal((await talk.say('with snow', { fromTurnId: turn.id })).freshStart, undefined);
  });

  it('was too large for Google: what was said stays, and how to go on is clear', async () => {
    await assert.rejects(
      (async () => {
        const { turns } = talk.studio.opened;
        const whole = (await turns.read(hill.id)) ?? assert.fail();
        await turns.save({ ...whole, weight: { bytes: 96_000_000, images: 40 } });
        try {
          await after3('more');
        } finally {
          await turns.save(whole);
        }
      })(),
      { kind: 'tooLarge', message: /96 MB, with 40 images.*last few/ },
    );
    assert.deepEqual((await talk.say('more', { fromTurnId: hill.id, trimTo: 1 })).failure, undefined);
  });

  it('asks for a picture that no conversation can keep', async () => {
    talk.studio.userFiles.set('file:///a.png', png());
    await assert.rejects(talk.say('more', { references: ['file:///gone.png'] }), { kind: 'notFound' });
  });
});
