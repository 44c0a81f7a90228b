import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './folders.ts';

const sizeLimit = 4 * 1024 * 1024;
const iconSize = 128;

const welcome = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^media\/[\w/-]+\.(png|svg)$/,
  /^dist\/(\w+\.cjs|vips-node\.cjs|webview\.(js|css)|[\w-]+\.wasm|ThirdPartyNotices\.txt)$/,
];
const needed = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/ThirdPartyNotices.txt'];
const googleKey = /AIza[\w-]{35}/;

/** What vsce lets pass and users or the Marketplace would not: one sentence for each fault of a VSIX with these files. */
export async function packageFaults(vsix: string, files: readonly string[]): Promise<readonly string[]> {
  const { size } = await stat(vsix);
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const missing = [...needed, ...filesNamedIn(manifest)].filter((file) => !files.includes(file));
  const unwelcome = files.filter((file) => !welcome.some((pattern) => pattern.test(file)));
  const leaking = await Promise.all(
    files.map(async (file) => (googleKey.test(await readFile(join(root, file), 'latin1')) ? [file] : [])),
  );
  const icon = await readFile(join(root, manifest.icon));
  return [
    ...missing.map((file) => `${file} is missing.`),
    ...unwelcome.map((file) => `${file} should not ship.`),
    ...leaking.flat().map((file) => `${file} holds something that looks like a Google API key.`),
    ...(size > sizeLimit ? [`It has ${size} bytes, more than ${sizeLimit}.`] : []),
    ...(icon.readUInt32BE(16) < iconSize || icon.readUInt32BE(20) < iconSize ? [`${manifest.icon} is too small.`] : []),
  ];
}

/** Every file of ours that the manifest names, however deep. */
export function filesNamedIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const path = value.replace(/^\.\//, '');
    return /^(dist|media|l10n)\/\S+\.\w+$/.test(path) ? [path] : [];
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(filesNamedIn) : [];
}
