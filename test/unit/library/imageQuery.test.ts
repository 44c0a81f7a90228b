import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Images } from '../../../src/library/images/images.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageQuery, ImageRecord } from '../../../src/protocol/model.ts';
import { closeAll, facts, openRows, openTest, png, record, someOptions } from './testLibrary.ts';

const models = ['gemini-nano-banana-2.1', 'gemini-3-pro-image', 'gemini-3.1-flash-lite-image'] as const;
const ratios = ['1:1', '16:9', '9:16'] as const;
const sizes = ['1K', '2K', '4K'] as const;
const tagNames = ['logo', 'hero image', 'été'] as const;
const words = ['red', 'banana', 'bananas', 'table', 'Tablet', 'école', 'zanzibar'] as const;
const sessions = [randomUUID(), randomUUID()] as const;
const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);

/** More than a page plan for few images holds, with many of the same time, as images of one answer have. */
function someImages(count: number): readonly ImageRecord[] {
  const ids: string[] = [];
  return Array.from({ length: count }, (_, n): ImageRecord => {
    const pick = <T>(from: readonly T[], seed: number): T => from[(Math.imul(n + 1, seed) >>> 9) % from.length] as T;
    const id = randomUUID();
    ids.push(id);
    const options = {
      ...someOptions,
      model: pick(models, 2654435761),
      aspectRatio: pick(ratios, 2246822519),
      resolution: pick(sizes, 3266489917),
    };
    const parentId = n % 4 === 1 ? ids[n >> 1] : undefined;
    return record({
      id,
      options,
      createdAt: start + Math.floor(n / 3) * (day / 4),
      prompt:
        n % 500 === 7
          ? '🍌 zanzibar'
          : ['🍌', pick(words.slice(0, 6), 668265263), pick(words.slice(0, 6), 374761393)].join(' '),
      ...(parentId && { parentId, origin: 'edited' }),
      ...(n % 5 === 0 && { sessionId: pick(sessions, 40503) }),
      draft: n % 9 === 0,
      favourite: n % 11 === 0,
      tags: n % 3 === 0 ? ['kept'] : [...new Set(['kept', pick(tagNames, 97), pick(tagNames, 2971215073)])],
      ...(n % 13 === 0 && { deletedAt: start }),
    });
  });
}

/** What the query means, said once more in the plainest way. */
function matches(image: ImageRecord, query: ImageQuery): boolean {
  const beginnings = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .split(/[^\p{L}\p{N}]+/u);
  const has = beginnings([image.prompt, ...image.tags].join(' '));
  const { options } = image;
  const same = <T>(asked: T | undefined, actual: T) => asked === undefined || asked === actual;
  return (
    same(query.model, options?.model) &&
    same(query.family, options && modelFacts(options.model).family) &&
    same(query.aspectRatio, options?.aspectRatio) &&
    same(query.resolution, options?.resolution) &&
    same(query.sessionId, image.sessionId) &&
    same(query.edited, image.parentId !== undefined) &&
    same(query.favourite, image.favourite) &&
    (query.deleted ?? false) === (image.deletedAt !== undefined) &&
    (query.drafts || !image.draft) &&
    image.createdAt >= (query.from ?? 0) &&
    image.createdAt < (query.to ?? Number.POSITIVE_INFINITY) &&
    (query.tags ?? []).every((tag) => image.tags.includes(tag)) &&
    beginnings(query.text ?? '').every((word) => has.some((own) => own.startsWith(word)))
  );
}

function inOrder(images: readonly ImageRecord[], all: readonly ImageRecord[], sort: ImageQuery['sort']) {
  const edits = new Map<string, number>();
  const parents = new Map(all.map(({ id, parentId }) => [id, parentId]));
  for (const { id, draft } of all) {
    if (draft) continue;
    for (let at = parents.get(id); at; at = parents.get(at)) edits.set(at, (edits.get(at) ?? 0) + 1);
  }
  const newest = (a: ImageRecord, b: ImageRecord) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
  return images.toSorted((a, b) => {
    if (sort === 'oldest') return -newest(a, b);
    if (sort === 'mostEdited') return (edits.get(b.id) ?? 0) - (edits.get(a.id) ?? 0) || newest(a, b);
    return newest(a, b);
  });
}

async function allPages(images: Pick<Images, 'list'>, query: ImageQuery): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await images.list({ ...query, ...(after && { after }) });
    ids.push(...page.images.map(({ id }) => id));
    after = page.next;
    if (!after) return ids;
    assert.equal(page.images.length, query.limit);
  }
}

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const queries = fc
  .record({
    model: maybe([...models, 'unknown-model']),
    family: maybe(['flash', 'pro'] as const),
    aspectRatio: maybe(ratios),
    resolution: maybe(sizes),
    sessionId: maybe(sessions),
    edited: maybe([true, false]),
    favourite: maybe([true, false]),
    deleted: maybe([true, false]),
    drafts: maybe([true, false]),
    tags: maybe([['kept'], ['logo'], ['logo', 'été'], ['nowhere']]),
    text: maybe(['ban', 'red table', 'BANANAS', 'ecole', 'zanz', '🍌', 'hero', 'nothing-like-it']),
    from: maybe([start + 30 * day, start + 100 * day]),
    to: maybe([start + 60 * day, start + 120 * day]),
    sort: maybe(['newest', 'oldest', 'mostEdited'] as const),
  })
  // Most queries have few filters; all at once would find nothing.
  .chain((whole) =>
    fc.subarray(Object.keys(whole) as (keyof typeof whole)[], { maxLength: 4 }).map((kept) => {
      const entries = kept.map((key) => [key, whole[key]]).filter(([, value]) => value !== undefined);
      return Object.fromEntries(entries) as ImageQuery;
    }),
  );

describe('a query of images', () => {
  const rows = someImages(2600);
  let images: Awaited<ReturnType<typeof openRows>>;
  before(async () => {
    images = await openRows(rows);
  });
  after(closeAll);

  it('finds what its filters say, in its order, counted and page by page', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(300, 1000), async (query, limit) => {
        const expected = inOrder(
          rows.filter((image) => matches(image, query)),
          rows,
          query.sort,
        ).map(({ id }) => id);
        assert.deepEqual(await allPages(images, { ...query, limit }), expected);
        assert.deepEqual(await images.ids(query), expected);
        assert.equal((await images.list({ ...query, limit })).total, expected.length);
      }),
      { numRuns: 50 },
    );
  });

  it('knows what stands before and after an image in any result', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.nat(), async (query, seed) => {
        const result = await images.ids(query);
        const at = seed % Math.max(1, result.length);
        const id = result[at];
        if (id === undefined) return;
        const { previous, next } = await images.neighbours(id, query);
        assert.deepEqual([previous?.id, next?.id], [result[at - 1], result[at + 1]]);
      }),
      { numRuns: 60 },
    );
  });

  it('leads on from an image that has left the result', async () => {
    const result = await images.ids({ favourite: true });
    const outside = rows.find((image) => !image.favourite && !image.draft && image.createdAt > start + 30 * day);
    const newest = inOrder(
      [...rows.filter(({ id }) => result.includes(id)), ...(outside ? [outside] : [])],
      rows,
      'newest',
    );
    const at = newest.findIndex(({ id }) => id === outside?.id);
    const { previous, next } = await images.neighbours(outside?.id ?? '', { favourite: true });
    assert.deepEqual([previous?.id, next?.id], [newest[at - 1]?.id, newest[at + 1]?.id]);
    assert.deepEqual(await images.neighbours(randomUUID(), {}), {});
  });

  it('finds what most images have, too', async () => {
    for (const query of [
      { tags: ['kept'] },
      { text: '🍌' },
      { text: '🍌', tags: ['kept'], sort: 'mostEdited' },
    ] as const) {
      const expected = inOrder(
        rows.filter((image) => matches(image, query)),
        rows,
        'sort' in query ? query.sort : 'newest',
      );
      assert.ok(expected.length > 2000);
      assert.deepEqual(
        await images.ids(query),
        expected.map(({ id }) => id),
      );
    }
  });

  it('answers whole records, 200 a page unless told', async () => {
    const { images: page, total, next } = await images.list({});
    assert.equal(page.length, 200);
    assert.ok(total > 2000 && next);
    const [first] = inOrder(
      rows.filter((image) => matches(image, {})),
      rows,
      'newest',
    );
    assert.deepEqual(page[0], first);
  });

  it('refuses pages that cannot be', async () => {
    for (const limit of [0, -1, 1001, 1.5, Number.NaN]) {
      await assert.rejects(images.list({ limit }), /1 to 1000/);
    }
    for (const after of [
      '',
      'x',
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ]) {
      await assert.rejects(images.list({ after }), /Start from the first/, after);
    }
  });

  it('neither skips nor repeats an image when others arrive between two pages', async () => {
    const library = await openTest();
    const add = async (createdAt: number) => (await library.images.add(png(), facts({ createdAt }))).id;
    const old: string[] = [];
    // All of one time: only the id tells them apart.
    for (let n = 0; n < 20; n++) old.push(await add(start));
    for (const sort of ['newest', 'oldest', 'mostEdited'] as const) {
      const seen: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await library.images.list({ sort, limit: 3, ...(after && { after }) });
        seen.push(...page.images.map(({ id }) => id));
        after = page.next;
        if (!after) break;
        if (seen.length < 15) await add(start);
      }
      assert.equal(new Set(seen).size, seen.length, sort);
      assert.deepEqual(
        old.filter((id) => !seen.includes(id)),
        [],
        sort,
      );
    }
  });
});

describe('a search for text', () => {
  const prompts = {
    plain: 'A Red banana split on a t-shirt, 50% off',
    quoted: 'He said "NOT" AND \'or\' NEAR/2 prompt:x -minus * star_under',
    emoji: 'breakfast 🍌🥞 time',
    japanese: '赤いバナナの絵',
    thai: 'กล้วยสีแดง',
    korean: '빨간 바나나를 그려줘',
    hindi: 'लाल केला',
    accents: 'Une école française',
    // The accent as a letter of its own, as macOS writes it.
    apart: 'cafe\u0301 noir',
    tagged: 'nothing to see',
  };
  let images: Awaited<ReturnType<typeof openRows>>;
  const names = new Map<string, string>();
  before(async () => {
    const rows = Object.entries(prompts).map(([name, prompt]) =>
      record({ prompt, tags: name === 'tagged' ? ['Späti-Logo', '100%', '🍌'] : [] }),
    );
    images = await openRows(rows);
    for (const [index, { id }] of rows.entries()) names.set(id, Object.keys(prompts)[index] ?? '');
  });
  after(closeAll);

  const found = async (text: string) => (await images.ids({ text, sort: 'oldest' })).map((id) => names.get(id));
  const finds = (text: string, ...expected: (keyof typeof prompts)[]) =>
    it(`${JSON.stringify(text)} finds ${expected.join(', ') || 'nothing'}`, async () =>
      assert.deepEqual(await found(text), expected));

  finds('banana', 'plain');
  finds('BAN', 'plain');
  finds('split  red', 'plain');
  finds('red école');
  finds('t-shirt', 'plain');
  finds('shirt-t');
  finds('ecole', 'accents');
  finds('FRANÇAISE', 'accents');
  finds('café', 'apart');
  finds('logo', 'tagged');
  finds('spati', 'tagged');
  finds('バナナ', 'japanese');
  finds('กล้วย', 'thai');
  finds('바나나', 'korean');
  finds('केला', 'hindi');
  finds('🍌', 'emoji', 'tagged');
  finds('🍌 time', 'emoji');
  finds('"NEAR"', 'quoted');
  finds('NOT AND', 'quoted');
  finds('banana OR school');
  finds('banana -red', 'plain');
  finds('%', 'plain', 'tagged');
  finds('_', 'quoted');
  finds('prompt:x', 'quoted');
  finds('*', 'quoted');
  finds('"', 'quoted');
  finds("' OR 1=1 --");
  finds('\\');
  finds('(((');
  finds('nowhere');

  it('takes anything for text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await images.list({ text });
      }),
    );
    await images.list({ text: '\ud800 lone \u0000 nul' });
    assert.equal((await images.list({ text: ' \n ' })).total, Object.keys(prompts).length);
  });

  it('forgets the tags that an image had', async () => {
    const [id] = await images.ids({ text: 'logo' });
    assert.ok(id);
    await images.update([id], { tags: ['other'] });
    assert.deepEqual(await found('logo'), []);
    assert.deepEqual(await found('other'), ['tagged']);
    assert.deepEqual(await images.ids({ tags: ['Späti-Logo'] }), []);
  });
});
