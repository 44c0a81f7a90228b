import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DemoServer } from '../../src/demo/server.ts';
import { leaveStandIn, publicApi, useStandIn } from './support.ts';

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const trap = () => {
  throw new Error('A trap.');
};

/** What no method takes anywhere, but where its line below says so. */
const nonsense = {
  undefined: undefined,
  null: null,
  NaN: Number.NaN,
  negative: -1,
  boolean: true,
  bigint: 1n,
  symbol: Symbol('x'),
  function: trap,
  emptyText: '',
  path: '../../etc/passwd',
  hugeText: 'x'.repeat(2_000_000),
  list: [],
  listOfLists: [[[]]],
  listOfNull: [null],
  object: {},
  bare: Object.create(null),
  date: new Date(),
  cyclic,
  inherited: Object.create({ prompt: 'x', dryRun: true, text: 'x', name: 'x' }),
  polluting: JSON.parse('{"__proto__": {"prompt": "x"}}'),
  throwing: Object.defineProperty({}, 'prompt', { enumerable: true, get: trap }),
  proxy: new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap }),
  uri: vscode.Uri.parse('http://localhost/x.png'),
};
type Name = keyof typeof nonsense;

const id = '00000000-0000-4000-8000-000000000000';
const folder = vscode.Uri.file('/nowhere');
const objects: readonly Name[] = ['object', 'bare', 'date', 'inherited'];
/** Options look at their own two names alone. */
const options: readonly Name[] = ['undefined', ...objects, 'cyclic', 'polluting', 'throwing', 'uri'];
const texts: readonly Name[] = ['emptyText', 'path'];

/** Each argument of each method: something that fits, and what of the nonsense does, too. */
const methods: Readonly<Record<string, readonly (readonly [fits: unknown, also?: readonly Name[]])[]>> = {
  generate: [
    [{ prompt: 'x' }, ['inherited']],
    [{}, options],
  ],
  edit: [[{ prompt: 'x', uri: folder }], [{}, options]],
  'images.list': [[{}, ['undefined', ...objects, 'polluting']]],
  'images.get': [[id]],
  'images.delete': [[[id], ['list']]],
  'images.versions': [[id]],
  'images.update': [
    [[id], ['list']],
    [{ favourite: true }, [...objects, 'polluting']],
  ],
  'images.import': [[[folder], ['list']]],
  'images.export': [
    [[id], ['list']],
    [folder, ['uri']],
    [{}, ['undefined', ...objects, 'polluting']],
    [{}, options],
  ],
  'images.restore': [[[id], ['list']]],
  'library.stats': [],
  'library.cleanUp': [[{ dryRun: true }, ['inherited']]],
  'library.rebuild': [],
  'usage.summary': [[{}, ['undefined', ...objects, 'polluting']]],
  'sessions.create': [[{}, ['undefined', ...objects, 'polluting']]],
  'sessions.list': [],
  'sessions.get': [[id]],
  'sessions.rename': [[id], ['x', texts]],
  'sessions.delete': [[id], [{}, ['undefined', ...objects, 'polluting']]],
  'sessions.restore': [[id]],
  'sessions.send': [[id], [{ text: 'x' }, ['inherited']], [{}, options]],
  'templates.list': [],
  'templates.create': [[{ name: 'x', category: 'x', template: 'x' }]],
  'templates.delete': [[id]],
  'settings.get': [],
  'settings.update': [[{}, [...objects, 'polluting']]],
  'settings.setApiKey': [['x', ['path']]],
  'settings.clearApiKey': [],
};

function methodsOf(part: object, prefix = ''): [string, (...args: unknown[]) => unknown][] {
  return Object.entries(part).flatMap(([name, member]) =>
    typeof member === 'function' ? [[prefix + name, member]] : methodsOf(member, `${prefix}${name}.`),
  );
}

/** Asserts a rejection, never a throw, that says in words what does not fit. */
async function assertRefused(call: () => unknown, what: string): Promise<void> {
  const settled = call();
  assert.ok(settled instanceof Promise, `${what} answers at once`);
  const error: unknown = await settled.then(
    () => assert.fail(`${what} was taken`),
    (reason: unknown) => reason,
  );
  const { kind, retryable, message } = error as { kind?: unknown; retryable?: unknown; message: string };
  assert.deepEqual([kind, retryable], ['invalidInput', false], `${what}: ${error}`);
  assert.doesNotMatch(message, /unexpected|Cannot read|is not a function|undefined|\[object/, what);
  assert.ok(message.length > 10 && message.length < 300, `${what}: ${message.length} characters`);
}

describe('the public API, called with nonsense', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(() => leaveStandIn(server));

  it('has a line for each method here', async () => {
    const found = methodsOf(await publicApi()).map(([name]) => name);
    assert.deepEqual(found.toSorted(), Object.keys(methods).toSorted());
  });

  for (const [name, args] of Object.entries(methods)) {
    if (args.length === 0) continue;
    it(`${name} refuses it in words, with a kind`, async () => {
      const [, method = trap] = methodsOf(await publicApi()).find(([one]) => one === name) ?? [];
      const sent = server.log.length;
      for (const [at, [, also = []]] of args.entries()) {
        for (const [what, value] of Object.entries(nonsense)) {
          if (also.includes(what as Name)) continue;
          const passed = args.map(([fits], n) => (n === at ? value : fits));
          await assertRefused(() => method(...passed), `${name}, argument ${at + 1}, ${what}`);
        }
      }
      assert.equal(server.log.length, sent, 'nothing is sent');
    });
  }

  it('refuses nonsense inside of what fits', async () => {
    const { generate, edit, images, sessions, usage, settings } = await publicApi();
    const take = (value: unknown) => value as never;
    const calls: Record<string, () => unknown> = {
      count: () => generate({ prompt: 'x', count: Number.NaN }),
      'count below': () => generate({ prompt: 'x', count: -1 }),
      'count beyond': () => generate({ prompt: 'x', count: 1e9 }),
      'model with a path': () => generate({ prompt: 'x', model: '../../v1/files' }),
      'model as a list': () => generate({ prompt: 'x', model: ['gemini-nano-banana-2.1'] }),
      'long model': () => generate({ prompt: 'x', model: 'x'.repeat(1e6) }),
      'reference that is null': () => generate({ prompt: 'x', references: take([null]) }),
      'references that are text': () => generate({ prompt: 'x', references: take('x') }),
      'reference with a getter': () =>
        generate({ prompt: 'x', references: take([Object.defineProperty({}, 'id', { enumerable: true, get: trap })]) }),
      'long reference': () => generate({ prompt: 'x', references: ['x'.repeat(1e6)] }),
      'reference on the web': () => generate({ prompt: 'x', references: [nonsense.uri] }),
      'reference that is untitled': () => generate({ prompt: 'x', references: [vscode.Uri.parse('untitled:a.png')] }),
      'reference of an unknown scheme': () => generate({ prompt: 'x', references: [vscode.Uri.parse('javascript:x')] }),
      'edit of nothing': () => edit({ prompt: 'x' }),
      'edit on the web': () => edit({ prompt: 'x', uri: nonsense.uri }),
      'edit of a number': () => edit({ prompt: 'x', imageId: take(5) }),
      'mask that is a number': () => edit({ prompt: 'x', imageId: id, mask: take(5) }),
      'fields of a mode': () => edit({ prompt: 'x', imageId: id, mode: 'grade', fields: { film: {} } }),
      'import from the web': () => images.import([nonsense.uri]),
      'page below': () => images.list({ limit: -1 }),
      'page beyond': () => images.list({ limit: 1e9 }),
      cursor: () => images.list({ after: 'bm9uc2Vuc2U' }),
      'long cursor': () => images.list({ after: 'A'.repeat(1e6) }),
      'time that is none': () => usage.summary({ from: Number.NaN }),
      'tags beyond': () => images.update([id], { tags: ['x'.repeat(1e6)] }),
      'quality beyond': () => images.export([], folder, { quality: 1e9 }),
      'signal that is none': () => generate({ prompt: 'x' }, { signal: take({}) }),
      'progress that is none': () => sessions.send(id, { text: 'x' }, { onProgress: take(5) }),
      'turn that is none': () => sessions.send(id, { text: 'x', fromTurnId: '../x' }),
      'long session name': () => sessions.create({ name: 'x'.repeat(1e6) }),
      'setting that is cyclic': () => settings.update({ model: cyclic }),
      'setting that is huge': () => settings.update({ resolution: 'x'.repeat(1e6) }),
      'bigint setting': () => settings.update({ 'export.quality': 1n }),
      'key of another alphabet': () => settings.setApiKey('ключ'),
      'key with a control character': () => settings.setApiKey('abc\u0001def'),
      'long key': () => settings.setApiKey('x'.repeat(1e6)),
    };
    for (const [what, call] of Object.entries(calls)) await assertRefused(call, what);
  });

  it('looks up more ids than a statement has parameters', async () => {
    const { images } = await publicApi();
    const ids = Array.from({ length: 40_000 }, () => crypto.randomUUID());
    await assert.rejects(images.delete(ids), { kind: 'notFound' });
    await assert.rejects(images.update(ids, { tags: ['x'] }), { kind: 'notFound' });
  });

  it('keeps an image though the caller throws at the news of it', async () => {
    const { generate } = await publicApi();
    const { imageId } = await generate({ prompt: 'x' }, { onProgress: trap });
    assert.ok(imageId);
  });

  it('cannot be changed under others that use it', async () => {
    const api = await publicApi();
    assert.throws(() => Object.assign(api, { generate: trap }), TypeError);
    assert.throws(() => Object.assign(api.settings, { setApiKey: trap }), TypeError);
  });
});

/** Commands that take an object, with one that fits but for what the test breaks. */
const commands: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  generateImage: { prompt: 'x', references: [folder], output: 'assets/x.png' },
  generateLinkedImage: { file: folder, prompt: 'x' },
  editImage: { uri: folder, prompt: 'x', save: 'library' },
  composeImages: { uris: [folder] },
  batchFromFile: { uri: folder, models: ['gemini-nano-banana-2.1'], count: 1 },
  showBatches: { batchId: id },
  openImage: { imageIds: [id] },
  compareImages: { imageIds: [id] },
  exportSession: { sessionId: id, output: folder },
  continueInSession: { uri: folder },
  insertImage: { imageIds: [id] },
  saveImages: { imageIds: [id] },
  copyImage: { imageIds: [id] },
  copyPrompt: { imageIds: [id] },
  useAsReference: { imageIds: [id] },
  reusePrompt: { imageIds: [id] },
  makeVariations: { imageIds: [id] },
  addToFavourites: { imageIds: [id] },
  revealImage: { imageIds: [id] },
  showExchange: { imageIds: [id] },
  deleteImages: { imageIds: [id] },
  importImages: { uris: [folder] },
  exportImages: { imageIds: [id], folder },
};

describe('commands, called with nonsense', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(() => leaveStandIn(server));

  const run = (name: string, argument: unknown) => () =>
    Promise.resolve(vscode.commands.executeCommand(`nanoBanana.${name}`, argument));
  const wholes = ['list', 'listOfNull', 'object', 'bare', 'date', 'cyclic', 'polluting', 'throwing'] as const;
  const values = [
    'null',
    'NaN',
    'negative',
    'boolean',
    'symbol',
    'function',
    'hugeText',
    'listOfLists',
    'cyclic',
  ] as const;

  for (const [name, fits] of Object.entries(commands)) {
    it(`${name} refuses it in words, with a kind`, async () => {
      const sent = server.log.length;
      for (const what of wholes) await assertRefused(run(name, nonsense[what]), `${name}, ${what}`);
      for (const field of Object.keys(fits)) {
        for (const what of values)
          await assertRefused(run(name, { ...fits, [field]: nonsense[what] }), `${name}, ${field}, ${what}`);
      }
      assert.equal(server.log.length, sent, 'nothing is sent');
    });
  }

  it('a file is not written outside of the workspace by a path', async () => {
    for (const output of ['../x.png', 'a/../../x.png', '..\\x.png'])
      await assertRefused(run('generateImage', { prompt: 'x', output }), output);
  });

  it('a new session has no endless name', () => assertRefused(run('newSession', { name: nonsense.hugeText }), 'name'));
});
