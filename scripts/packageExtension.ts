import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { packageFaults } from './checkPackage.ts';
import { root } from './folders.ts';
import { run } from './run.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

export const vsixFile = join(root, 'nano-banana-image-studio.vsix');

/** Builds for users, writes the licences of what is inside, packs, and refuses a package with a fault. */
export async function packageExtension(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  const sources: readonly string[] = JSON.parse(await readFile(join(root, 'dist/sources.json'), 'utf8'));
  await writeFile(join(root, 'dist/ThirdPartyNotices.txt'), await thirdPartyNotices(sources));
  await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false });
  const faults = await packageFaults(vsixFile, await listFiles({ cwd: root, packageManager: PackageManager.None }));
  if (faults.length > 0) throw new Error(`The package has faults:\n  ${faults.join('\n  ')}`);
}
