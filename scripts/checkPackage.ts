import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { filesNamedIn } from './filesNamedIn.ts';
import { root } from './folders.ts';

const sizeLimit = 4 * 1024 * 1024;
const iconSize = 128;
/** Of the code that VS Code loads when it activates the extension; it is 90 KB. */
const activationLimit = 120 * 1024;

const welcome = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^media\/([\w/-]+\.svg|icon\.png)$/,
  /^dist\/([\w-]+\.cjs|vips-node\.cjs|webview\.(js|css)|[\w-]+\.wasm|ThirdPartyNotices\.txt)$/,
];
const needed = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/ThirdPartyNotices.txt'];
const googleKey = /AIza[\w-]{35}/;

/** Throws with one sentence for each fault that vsce lets pass and users or the Marketplace would not. */
export async function checkPackage(vsix: string): Promise<void> {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  const text = (file: string) => readFile(join(root, file), 'latin1');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const icon = await readFile(join(root, manifest.icon));
  const { size } = await stat(vsix);
  const atActivation = await loadedWith(manifest.main);

  const missing = [...needed, ...filesNamedIn(manifest)].filter((file) => !files.includes(file));
  const unwelcome = files.filter((file) => !welcome.some((pattern) => pattern.test(file)));
  const leaking = await Promise.all(files.map(async (file) => (googleKey.test(await text(file)) ? [file] : [])));
  const pictures = [...(await text('README.md')).matchAll(/!\[[^\]]*\]\((?!https:)([^)]+)\)/g)].map(
    ([, path = '']) => path,
  );
  const faults = [
    ...missing.map((file) => `${file} is missing.`),
    ...unwelcome.map((file) => `${file} should not ship.`),
    ...leaking.flat().map((file) => `${file} holds something that looks like a Google API key.`),
    ...pictures
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `README.md shows ${path}, which is not there.`),
    ...(icon.readUInt32BE(16) < iconSize || icon.readUInt32BE(20) < iconSize ? [`${manifest.icon} is too small.`] : []),
    ...(atActivation > activationLimit
      ? [`Its activation loads ${atActivation} bytes, more than ${activationLimit}: something is imported too early.`]
      : []),
    ...(size > sizeLimit ? [`It has ${size} bytes, more than ${sizeLimit}.`] : []),
  ];
  if (faults.length > 0) throw new Error(`${vsix} is not fit to publish:\n  ${faults.join('\n  ')}`);
}

/** The bytes of a bundled file and of all that it requires at once; what is required later is an argument there. */
async function loadedWith(file: string, seen = new Set<string>()): Promise<number> {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = await readFile(join(root, file), 'utf8');
  const required = [...text.matchAll(/[^(]require\("(\.[^"]+)"\)/g)].map(([, path = '']) => join(dirname(file), path));
  const sizes = await Promise.all(required.map((path) => loadedWith(path, seen)));
  return sizes.reduce((sum, size) => sum + size, text.length);
}
