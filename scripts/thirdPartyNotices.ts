import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './folders.ts';

const licenceFile = /^(licen[cs]e|copying|notice|third-party-notices)/i;

/** The licences of everything that is bundled or copied into dist/, from the sources that the build wrote down. */
export async function thirdPartyNotices(sources: readonly string[]): Promise<string> {
  const notices = await Promise.all(packagesOf(sources).map(notice));
  const intro = 'Nano Banana Image Studio contains the following software, under the licences below.';
  return `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The folders of packages under node_modules, nested ones too. */
function packagesOf(sources: readonly string[]): readonly string[] {
  const folders = sources.flatMap((source) => {
    if (source.startsWith('codicon:')) return ['node_modules/@vscode/codicons'];
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source);
    return folder ? [folder[0]] : [];
  });
  return [...new Set(folders)].sort();
}

async function notice(folder: string): Promise<string> {
  const { name, version, license, author, homepage } = JSON.parse(
    await readFile(join(root, folder, 'package.json'), 'utf8'),
  );
  if (!license) throw new Error(`${name} names no licence.`);
  const files = (await readdir(join(root, folder))).filter((file) => licenceFile.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(root, folder, file), 'utf8')));
  const holder = [author?.name ?? author, homepage].filter(Boolean).join(', ');
  return [`${name} ${version} (${license})`, ...(texts.length > 0 ? texts.map((text) => text.trim()) : [holder])].join(
    '\n\n',
  );
}
