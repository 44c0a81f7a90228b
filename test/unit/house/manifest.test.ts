import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesNamedIn } from '../../../scripts/filesNamedIn.ts';
import { root } from '../../../scripts/folders.ts';
import { settingShapes } from '../../../src/settingShapes.ts';
import { readSources } from './sources.ts';

/** https://code.visualstudio.com/api/references/extension-manifest, read 2026-11-22, and "AI", which vsce 4.1 accepts. */
const categories = [
  ...['AI', 'Chat', 'Data Science', 'Debuggers', 'Education', 'Extension Packs', 'Formatters', 'Keymaps', 'Linters'],
  ...['Machine Learning', 'Notebooks', 'Other', 'Programming Languages', 'SCM Providers', 'Snippets', 'Testing'],
  ...['Language Packs', 'Themes', 'Visualization'],
];

describe('package.json', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { contributes } = manifest;
  const settings: Record<string, Record<string, unknown>> = Object.assign(
    {},
    ...contributes.configuration.map(({ properties }: { properties: object }) => properties),
  );
  const sources = readSources();
  const allText = sources.map(({ text }) => text).join('\n');
  const commands: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);

  it('shows every command that the code registers, and no other', () => {
    assert.deepEqual([...commands].sort(), registeredCommands(sources).sort());
  });

  it('names only its own commands in menus, keys and walkthroughs, each command with the category', () => {
    const named = JSON.stringify([contributes.menus, contributes.keybindings, contributes.walkthroughs]);
    const mentions = [...named.matchAll(/(?:"command":"|\(command:|onCommand:)(nanoBanana\.\w+)/g)].map(([, id]) => id);
    assert.deepEqual(
      mentions.filter((id) => !commands.includes(id ?? '')),
      [],
    );
    assert.deepEqual(
      contributes.commands.filter(({ category }: { category: string }) => category !== 'Nano Banana'),
      [],
    );
  });

  it('has every setting that the code knows, and no other, with the same default and choices', () => {
    const known = Object.entries(settingShapes).map(([name, { shape, standard }]) => [
      `nanoBanana.${name}`,
      { default: standard, ...('options' in shape && shape.type === 'picklist' ? { enum: shape.options } : {}) },
    ]);
    const contributed = Object.entries(settings).map(([name, setting]) => [
      name,
      { default: setting.default, ...(setting.enum ? { enum: setting.enum } : {}) },
    ]);
    assert.deepEqual(Object.fromEntries(contributed), Object.fromEntries(known));
  });

  it('promises no setting that nothing reads', () => {
    const read = [...allText.matchAll(/readSetting\(\s*'([\w.]+)'/g)].map(([, name]) => name);
    assert.deepEqual(
      Object.keys(settingShapes).filter((name) => !read.includes(name)),
      [],
    );
  });

  it('explains every setting and every choice, in an order, with links that lead somewhere', () => {
    const shown = Object.entries(settings);
    const orders = shown.map(([, { order }]) => Number(order));
    assert.deepEqual(
      orders,
      [...new Set(orders)].sort((a, b) => a - b),
    );
    for (const [name, { markdownDescription, ...setting }] of shown) {
      assert.ok(markdownDescription, name);
      const { length } = [setting.enum ?? []].flat();
      assert.equal([setting.enumDescriptions ?? []].flat().length, length, `${name} explains its choices`);
    }
    const text = JSON.stringify(settings);
    const linked = [...text.matchAll(/command:(nanoBanana\.\w+)|#(nanoBanana\.[\w.]+)#/g)];
    assert.deepEqual(
      linked.filter(([, command = '', setting = '']) => !commands.includes(command) && !settings[setting]),
      [],
    );
    for (const command of ['manageTemplates', 'setApiKey', 'showUsage', 'showStorage'])
      assert.ok(text.includes(`command:nanoBanana.${command}`), `${command} is linked`);
  });

  it('lets no repository empty the library, or spend without asking', () => {
    for (const name of [
      'library.cleanUp',
      'library.maxSizeGB',
      'library.maxAgeDays',
      'batch.askAboveUSD',
      'budget.monthlyUSD',
      'prices',
    ])
      assert.equal(settings[`nanoBanana.${name}`]?.scope, 'application', name);
  });

  it('keeps what could send the key elsewhere, or write elsewhere, out of the hands of a repository', () => {
    for (const name of ['nanoBanana.provider', 'nanoBanana.gemini.baseUrl'])
      assert.equal(settings[name]?.scope, 'machine');
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(
      restrictedConfigurations.filter((name: string) => !settings[name]),
      [],
    );
    assert.ok(restrictedConfigurations.includes('nanoBanana.workspace.outputFolder'));
    assert.doesNotMatch(Object.keys(settings).join(), /key\b/i);
  });

  it('contributes only views and panels that the code registers', () => {
    const views = Object.values<{ id: string }[]>(contributes.views).flat();
    for (const { id } of views) assert.ok(allText.includes(`registerWebviewViewProvider('${id}'`), id);
    for (const { viewType, priority } of contributes.customEditors) {
      assert.ok(allText.includes(`'${viewType}'`), viewType);
      // Opening an image opens VS Code's own viewer, unless somebody asks for ours.
      assert.equal(priority, 'option');
    }
    assert.doesNotMatch(String(manifest.activationEvents), /\*|onStartupFinished/);
  });

  it('names only files that are there', () => {
    const files = filesNamedIn(manifest).filter((file) => !file.startsWith('dist/'));
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('is what the Marketplace takes', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
    assert.deepEqual(
      manifest.categories.filter((category: string) => !categories.includes(category)),
      [],
    );
    assert.ok(manifest.keywords.length <= 30);
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    assert.equal(manifest.enabledApiProposals, undefined);
    const icon = readFileSync(join(root, manifest.icon));
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(16) === icon.readUInt32BE(20));
  });
});

/** The keys of the table in commands.ts, which imports `vscode` and so cannot run here. */
function registeredCommands(sources: ReturnType<typeof readSources>): string[] {
  const text = sources.find(({ path }) => path === 'src/commands/commands.ts')?.text ?? '';
  const table = /export const commands = \{\n(.*?)\n\}/s.exec(text)?.[1] ?? '';
  return [...table.matchAll(/^ {2}(\w+)[,:]/gm)].map(([, id]) => `nanoBanana.${id}`);
}
