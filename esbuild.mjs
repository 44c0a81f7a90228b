import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { codicons } from './webview/codicons.mjs';

/** All outputs from one list. `--watch` rebuilds on change; `--production` minifies and drops the source maps. */
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What runs in Node: the extension itself, and what is loaded only at first use, each a file of its own. */
const host = {
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', './genai.cjs', './vips-node.cjs'],
};

/** Heavy libraries become files that a lazy `import()` finds beside the bundle. */
const beside = {
  name: 'beside',
  setup(build) {
    build.onResolve({ filter: /^@google\/genai\/web$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './genai.cjs', external: true },
    );
    build.onResolve({ filter: /^wasm-vips$/ }, () => ({ path: './vips-node.cjs', external: true }));
  },
};

const outputs = [
  { ...host, entryPoints: { extension: 'src/extension.ts' }, plugins: [beside] },
  { ...host, entryPoints: { genai: '@google/genai/web' }, plugins: [beside] },
  { ...host, entryPoints: { databaseWorker: 'src/library/database/databaseWorker.ts' }, plugins: [beside] },
  { ...host, entryPoints: { imagingWorker: 'src/imaging/imagingWorker.ts' }, plugins: [beside] },
  { ...host, entryPoints: { paintWorker: 'src/demo/paintWorker.ts' }, plugins: [beside] },
  {
    platform: 'browser',
    target: 'es2024',
    format: 'esm',
    entryPoints: { webview: 'webview/main.tsx' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [codicons],
  },
];

/** Files that are loaded as they are. */
const copies = [
  ['node_modules/sql.js/dist/sql-wasm.wasm', 'dist/sql-wasm.wasm'],
  ['node_modules/wasm-vips/lib/vips-node.js', 'dist/vips-node.cjs'],
  ['node_modules/wasm-vips/lib/vips.wasm', 'dist/vips.wasm'],
];

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const all = outputs.map((output) => ({
  bundle: true,
  outdir: 'dist',
  minify: production,
  sourcemap: !production,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  ...output,
}));
const built = await Promise.all(
  watch
    ? all.map(async (output) => (await esbuild.context(output)).watch())
    : all.map((output) => esbuild.build(output)),
).catch(() => process.exit(1)); // esbuild has said why.
await Promise.all(copies.map(([from, to]) => cp(from, to)));

// For the licences of what ships.
const sources = [
  ...built.flatMap((result) => Object.keys(result?.metafile.inputs ?? {})),
  ...copies.map(([from]) => from),
];
if (production) await writeFile('dist/sources.json', JSON.stringify(sources));
