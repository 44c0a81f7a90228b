import assert from 'node:assert/strict';
import { exportTemplates } from '../../../src/studio/templates/templateFiles.ts';
import { readWorkspaceTemplates, type TemplateFolder } from '../../../src/studio/templates/workspaceTemplates.ts';

describe('templates of a workspace', () => {
  it('are Markdown files with front matter', async () => {
    const file = [
      '---',
      'name: Team banner',
      'category: Our docs',
      'description: "Wide: for the top of a page"',
      'aspectRatio: 16:9',
      'reviewed by: Ada',
      '---',
      '',
      'A banner for {page=the handbook}.',
      '',
      'No text.',
      '',
    ];
    for (const newline of ['\n', '\r\n']) {
      const { templates, problems } = await readWorkspaceTemplates(folder({ 'banner.md': file.join(newline) }));
      assert.deepEqual(problems, []);
      assert.deepEqual(templates, [
        {
          id: 'workspace/banner.md#0',
          source: 'workspace',
          name: 'Team banner',
          category: 'Our docs',
          description: 'Wide: for the top of a page',
          aspectRatio: '16:9',
          template: `A banner for {page=the handbook}.${newline}${newline}No text.`,
        },
      ]);
    }
  });

  it('need no more than a name and a text; a line of dashes may be part of the text', async () => {
    const { templates } = await readWorkspaceTemplates(folder({ 'a.md': '---\nname: 2024\n---\nAbove\n---\nBelow' }));
    assert.deepEqual(
      templates.map(({ name, category, template }) => ({ name, category, template })),
      [{ name: '2024', category: 'This workspace', template: 'Above\n---\nBelow' }],
    );
  });

  it('are exports too, with several in a file', async () => {
    const text = exportTemplates([
      { name: 'Fox', category: 'Animals', template: 'A fox', aspectRatio: '4:5' },
      { name: 'Hare', category: 'Animals', template: 'A hare' },
    ]);
    const { templates } = await readWorkspaceTemplates(folder({ 'animals.JSON': text }));
    assert.deepEqual(
      templates.map(({ id, name, aspectRatio }) => [id, name, aspectRatio]),
      [
        ['workspace/animals.JSON#0', 'Fox', '4:5'],
        ['workspace/animals.JSON#1', 'Hare', undefined],
      ],
    );
  });

  it('come in the order of their files, and other files are no concern of theirs', async () => {
    const md = (name: string) => `---\nname: ${name}\n---\nA ${name}`;
    const { templates, problems } = await readWorkspaceTemplates(
      folder({ 'b.md': md('b'), 'README.md': '# Our templates', 'c.png': 'x', 'a.md': md('a') }),
    );
    assert.deepEqual(
      templates.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual(problems, []);
  });

  const bad: { name: string; file: string; says: RegExp }[] = [
    { name: 'no front matter', file: 'A fox', says: /does not start with front matter/ },
    { name: 'front matter that never ends', file: '---\nname: Fox\n\nA fox', says: /does not start with front matter/ },
    { name: 'empty front matter', file: '---\n---\nA fox', says: /cannot be read/ },
    { name: 'a sentence for front matter', file: '---\nfox\n---\nA fox', says: /no "name: …"/ },
    { name: 'no name', file: '---\ncategory: a\n---\nA fox', says: /needs a name, a category/ },
    { name: 'no text', file: '---\nname: Fox\n---\n', says: /needs a text/ },
    { name: 'a list for a name', file: '---\nname: [a, b]\n---\nA fox', says: /each of them text/ },
    { name: 'a colon', file: '---\nname: Fox\ndescription: a: b\n---\nA', says: /in line 3 of the file.* quotes/ },
    { name: 'code', file: '---\nname: !!js/function "x"\n---\nA', says: /cannot be read in line 2/ },
    { name: 'an endless nest', file: `---\nname: ${'['.repeat(40_000)}\n---\nA`, says: /cannot be read/ },
    { name: 'broken braces', file: '---\nname: Fox\n---\nA {fox', says: /not closed/ },
    { name: 'too much', file: `---\nname: Fox\n---\n${'x'.repeat(100_000)}`, says: /more than 100 KB/ },
  ];
  for (const { name, file, says } of bad) {
    it(`with ${name} become a sentence about the file, and the others are read`, async () => {
      const { templates, problems } = await readWorkspaceTemplates(
        folder({ 'bad.md': file, 'good.md': '---\nname: Good\n---\nA good one' }),
      );
      assert.deepEqual(
        templates.map((template) => template.name),
        ['Good'],
      );
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.path, 'bad.md');
      assert.match(problems[0]?.reason ?? '', says);
    });
  }

  it('say which entry of an export is wrong', async () => {
    const file = '{"nanoBananaTemplates": 1, "templates": [{"name": "Fox"}, 7]}';
    const { problems } = await readWorkspaceTemplates(folder({ 'a.json': file }));
    assert.match(problems[0]?.reason ?? '', /^Fox: It needs/);
    assert.match(problems[1]?.reason ?? '', /^Entry 2: It needs/);
  });

  it('reach no prototype', async () => {
    const file = '---\nname: Fox\n__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n---\nA fox';
    const { templates } = await readWorkspaceTemplates(folder({ 'a.md': file }));
    assert.equal(templates.length, 1);
    assert.equal(Reflect.get(templates[0] ?? {}, 'polluted'), undefined);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  it('are not read at all when a file is huge, and no more than 200 of them', async () => {
    const read: string[] = [];
    const files = Array.from({ length: 201 }, (_, index) => ({ path: `${1000 + index}.md`, size: 10 }));
    const { problems } = await readWorkspaceTemplates({
      list: async () => [{ path: '0.json', size: 5_000_000_000 }, ...files],
      read: async (path) => {
        read.push(path);
        return new TextEncoder().encode('---\nname: a\n---\nb');
      },
    });
    assert.equal(read.length, 199);
    assert.deepEqual(
      problems.map(({ path, reason }) => [path, reason]),
      [
        ['0.json', 'The file has more than 1,000 KB.'],
        ['1199.md', 'Only the first 200 files of the folder are read.'],
        ['1200.md', 'Only the first 200 files of the folder are read.'],
      ],
    );
  });

  it('that vanish while they are read harm nothing else', async () => {
    const { list, read } = folder({ 'a.md': '---\nname: a\n---\na', 'b.md': '---\nname: b\n---\nb' });
    const { templates, problems } = await readWorkspaceTemplates({
      list,
      read: (path) => (path === 'a.md' ? Promise.reject(new Error('gone')) : read(path)),
    });
    assert.deepEqual(
      templates.map(({ name }) => name),
      ['b'],
    );
    assert.match(problems[0]?.reason ?? '', /gone/);
  });
});

function folder(files: Readonly<Record<string, string>>): TemplateFolder {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return {
    list: async () => [...bytes].map(([path, { length: size }]) => ({ path, size })),
    read: async (path) => bytes.get(path) ?? new Uint8Array(),
  };
}
