import assert from 'node:assert/strict';
import type { NewTemplate } from '../../../src/protocol/templates/template.ts';
import { exportTemplates, importTemplates, type OwnTemplates } from '../../../src/studio/templates/templateFiles.ts';

describe('templates as JSON', () => {
  it('come back as they were, without what belongs to this library alone', async () => {
    const fox = {
      id: 'x',
      createdAt: 7,
      name: 'Fox',
      category: 'Animals',
      template: 'A {animal=fox}',
      description: 'd',
    };
    const hare = { id: 'y', createdAt: 8, name: 'Hare', category: 'Animals', template: 'A hare' };
    const text = exportTemplates([fox, hare]);
    assert.deepEqual(JSON.parse(text), {
      nanoBananaTemplates: 1,
      templates: [
        { name: 'Fox', category: 'Animals', template: 'A {animal=fox}', description: 'd' },
        { name: 'Hare', category: 'Animals', template: 'A hare' },
      ],
    });
    const own = ownTemplates();
    assert.deepEqual(await importTemplates(own, bytes(text)), { added: ['Fox', 'Hare'], skipped: [] });
    assert.deepEqual(own.kept, JSON.parse(text).templates);
  });

  it('never leave in a file that could not be read again', () => {
    assert.throws(() => exportTemplates(Array(501).fill(template('x'))), /up to 500 templates/);
    assert.throws(() => exportTemplates(Array(60).fill(template('x'.repeat(20_000)))), /1 MB/);
  });

  it('are not added twice: not beside a twin in the library, nor beside one in the file', async () => {
    const own = ownTemplates({ name: 'Old fox', category: 'Mine', template: ' A fox ' });
    const file = fileOf([template('A fox'), template('A hare'), { ...template('A hare'), name: 'Hare again' }]);
    assert.deepEqual(await importTemplates(own, file), {
      added: ['A hare'],
      skipped: [
        { entry: 'A fox', reason: '"Old fox" has the same text.' },
        { entry: 'Hare again', reason: '"A hare" has the same text.' },
      ],
    });
  });

  it('keep what arrived when the library fails half-way, and the rest follows with the next try', async () => {
    const own = ownTemplates();
    const failing: OwnTemplates = {
      list: own.list,
      create: (next) => (next.name === 'B' ? Promise.reject(new Error('disk full')) : own.create(next)),
    };
    const file = fileOf([template('A'), template('B'), template('C')]);
    await assert.rejects(importTemplates(failing, file), /disk full/);
    assert.deepEqual((await importTemplates(own, file)).added, ['B', 'C']);
  });

  const entries: { name: string; entry: unknown; says: string }[] = [
    { name: 'no object', entry: 'fox', says: 'Entry 1: It needs a name, a category and a template' },
    { name: 'null', entry: null, says: 'Entry 1: It needs' },
    { name: 'no name', entry: { category: 'a', template: 'b' }, says: 'Entry 1: It needs a name' },
    { name: 'a number for a text', entry: { ...template('x'), template: 3 }, says: 'x: It needs' },
    { name: 'a blank category', entry: { ...template('x'), category: '\n' }, says: 'x: A template needs a category.' },
    { name: 'broken braces', entry: { ...template('x'), template: 'a {b' }, says: 'x: A "{" is not closed' },
    { name: 'a strange ratio', entry: { ...template('x'), aspectRatio: '7:5' }, says: 'x: Its aspect ratio must' },
    { name: 'a null description', entry: { ...template('x'), description: null }, says: 'x: Its description must' },
    { name: 'endless text', entry: { ...template('x'), template: 'y'.repeat(20_001) }, says: 'x: The text has 20,001' },
    {
      name: 'an endless name',
      entry: { ...template('x'), name: 'n'.repeat(400) },
      says: `${'n'.repeat(60)}: The name has 400`,
    },
  ];
  for (const { name, entry, says } of entries) {
    it(`skip an entry with ${name}, say why, and take the next one`, async () => {
      const { added, skipped } = await importTemplates(ownTemplates(), fileOf([entry, template('good')]));
      assert.deepEqual(added, ['good']);
      const [first] = skipped;
      assert.ok(`${first?.entry}: ${first?.reason}`.startsWith(says), `${first?.entry}: ${first?.reason}`);
    });
  }

  it('take nothing along but the known keys, and put names on one line', async () => {
    const own = ownTemplates();
    const hostile = `{"nanoBananaTemplates": 1, "__proto__": {"polluted": 1}, "templates": [{"name": "a\\n b",
      "category": "c", "template": "d", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},
      "id": "../../etc", "source": "builtIn"}]}`;
    await importTemplates(own, bytes(hostile));
    assert.deepEqual(own.kept, [{ name: 'a b', category: 'c', template: 'd' }]);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    assert.equal(Reflect.get(own.kept[0] ?? {}, 'polluted'), undefined);
  });

  const files: { name: string; file: Uint8Array; says: RegExp }[] = [
    { name: 'too large', file: new Uint8Array(1_000_001), says: /more than 1,000 KB/ },
    { name: 'no text', file: new Uint8Array([0xff, 0xfe, 0xfa]), says: /not UTF-8/ },
    { name: 'no JSON', file: bytes('name: fox'), says: /not JSON/ },
    { name: 'deeply nested', file: bytes('['.repeat(400_000)), says: /not JSON/ },
    { name: 'something else', file: bytes('{"templates": []}'), says: /holds no templates/ },
    { name: 'null', file: bytes('null'), says: /holds no templates/ },
    { name: 'of a later version', file: bytes('{"nanoBananaTemplates": 2}'), says: /newer version/ },
    { name: 'too full', file: fileOf(Array(501).fill('x')), says: /has 501 templates; up to 500/ },
  ];
  for (const { name, file, says } of files) {
    it(`refuse a file that is ${name}, in a sentence, and change nothing`, async () => {
      const own = ownTemplates();
      await assert.rejects(importTemplates(own, file), { kind: 'invalidInput', message: says });
      assert.deepEqual(own.kept, []);
    });
  }

  it('are read with a byte order mark too', async () => {
    const file = bytes(`\u{feff}${exportTemplates([template('x')])}`);
    assert.deepEqual((await importTemplates(ownTemplates(), file)).added, ['x']);
  });
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fileOf(templates: readonly unknown[]): Uint8Array {
  return bytes(JSON.stringify({ nanoBananaTemplates: 1, templates }));
}

function template(text: string): NewTemplate {
  return { name: text.slice(0, 40), category: 'Any', template: text };
}

function ownTemplates(...kept: NewTemplate[]) {
  return {
    kept,
    list: async () => kept,
    create: async (next: NewTemplate) => kept.push(next),
  };
}
