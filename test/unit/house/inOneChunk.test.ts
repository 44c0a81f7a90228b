import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inOneChunk } from '../../../scripts/inOneChunk.ts';

describe('The chunk of what is loaded at first use', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chunk-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const bundle = async (sources: Readonly<Record<string, string>>): Promise<string> => {
    for (const [name, text] of Object.entries(sources)) await writeFile(join(folder, name), text);
    const { outputFiles } = await build({
      ...{ entryPoints: [join(folder, 'main.ts')], bundle: true, write: false, outdir: folder, logLevel: 'silent' },
      ...{ format: 'esm', splitting: true, plugins: [inOneChunk(`${folder}/*.ts`)] },
    });
    return outputFiles.map(({ text }) => text).join('\n');
  };

  it('holds what each of them exports', async () => {
    const code = await bundle({
      'main.ts': "import('./one.ts'); import('./two.ts');",
      'one.ts': 'export const eat = () => "a banana"; export interface Shared {}',
      'two.ts': 'export const peel = () => "its skin"; export interface Shared {}',
    });
    assert.match(code, /a banana[\s\S]*its skin/);
    assert.equal(new Set(code.match(/import\("[^"]+"\)/g)).size, 1);
  });

  it('is refused when two of them export the same name, which would be gone', async () => {
    const sources = {
      'main.ts': "import('./one.ts'); import('./two.ts');",
      'one.ts': 'export const eat = () => "a banana";',
      'two.ts': 'export const eat = () => "an apple";',
    };
    await assert.rejects(bundle(sources), /one\.ts and \S*two\.ts export "eat"/);
  });

  it('is refused when an import is written so that it would be missed', async () => {
    const sources = { 'main.ts': 'import("./one.ts");', 'one.ts': 'export const eat = () => "a banana";' };
    await assert.rejects(bundle(sources), /import\('\.\/one\.ts'\) is written in a way/);
  });
});
