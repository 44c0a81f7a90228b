import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { inOneChunk } from './scripts/inOneChunk.ts';
import { codicons } from './webview/codicons.mjs';

/** All outputs from one list. `--watch` rebuilds on change; `--production` minifies and drops the source maps. */
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What runs in Node. */
const host = { platform: 'node', target: 'node22', external: ['vscode'] };
const commonJs = { ...host, format: 'cjs', outExtension: { '.js': '.cjs' } };

/** esbuild splits ES modules alone, and what VS Code loads without a detour is CommonJS. */
const asCommonJs = {
  name: 'asCommonJs',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        // As it is: as a module, its 500 names would be copied for each file that imports it.
        const withVSCode = text.replaceAll(/import ?\* ?as (\S+) from ?"vscode";/g, 'const $1 = require("vscode");');
        const { code } = await esbuild.transform(withVSCode, {
          ...{ format: 'cjs', platform: 'node', target: host.target, supported: { 'dynamic-import': false } },
          ...{ minify: production, legalComments: 'none', sourcemap: production ? false : 'inline' },
        });
        await writeFile(path, code);
      }
    });
  },
};

const outputs = [
  {
    ...{ ...commonJs, format: 'esm', splitting: true, write: false, sourcemap: production ? false : 'inline' },
    ...{ entryPoints: { extension: 'src/extension.ts' }, plugins: [inOneChunk('src/**/*.ts'), asCommonJs] },
  },
  {
    ...commonJs,
    entryPoints: {
      databaseWorker: 'src/library/database/databaseWorker.ts',
      imagingWorker: 'src/imaging/imagingWorker.ts',
      paintWorker: 'src/demo/paintWorker.ts',
    },
    alias: { 'wasm-vips': './vips-node.cjs' },
    external: ['./vips-node.cjs'],
  },
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
