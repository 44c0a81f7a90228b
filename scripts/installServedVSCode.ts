import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './folders.ts';
import { npm } from './run.ts';

/** code-server carries VS Code 1.139.1 and is the only build of VS Code on npm; only its `lib/vscode` is used. */
const version = '4.139.1';
const folder = join(cache, 'served');
const vscode = join(folder, 'node_modules/code-server/lib/vscode');
const marker = join(folder, 'installed');

/**
 * Fetches a real VS Code from npm, once: 616 MB in `.vscode-test/`, about 20 s. Answers its folder.
 * It isn't a devDependency, since its install scripts compile native modules that this use does without.
 */
export async function installServedVSCode(): Promise<string> {
  if (existsSync(marker) && (await readFile(marker, 'utf8')) === version) return vscode;
  console.log(`Fetching VS Code (code-server ${version}) from npm into .vscode-test/, once…`);
  await mkdir(folder, { recursive: true });
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', '--prefix', folder, '--save-exact', ...quiet, `code-server@${version}`], folder);
  await npm(['install', '--omit=dev', ...quiet], vscode);
  await npm(['install', '--omit=dev', ...quiet], join(vscode, 'extensions'));
  await writeFile(marker, version);
  return vscode;
}
