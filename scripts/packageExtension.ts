import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './folders.ts';
import { run } from './run.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

export const vsixFile = join(root, 'nano-banana-image-studio.vsix');

/** Builds as users get it, writes the licences of what is inside, and packs. */
export async function packageExtension(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  const sources: readonly string[] = JSON.parse(await readFile(join(root, 'dist/sources.json'), 'utf8'));
  await writeFile(join(root, 'dist/ThirdPartyNotices.txt'), await thirdPartyNotices(sources));
  await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false });
}
