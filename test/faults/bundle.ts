import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The programs that the faults happen to, bundled as the product is: a process that starts fast dies more often. */
export interface Programs {
  readonly databaseWorker: string;
  readonly writer: string;
  readonly visitor: string;
  remove(): Promise<void>;
}

export async function bundlePrograms(): Promise<Programs> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  // Also for a visitor that is another user.
  await chmod(folder, 0o755);
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: {
      databaseWorker: source('../../src/library/database/databaseWorker.ts'),
      writer: source('writer.ts'),
      visitor: source('visitor.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  await copyFile(source('../../node_modules/sql.js/dist/sql-wasm.wasm'), join(folder, 'sql-wasm.wasm'));
  const program = (name: string): string => join(folder, `${name}.cjs`);
  return {
    databaseWorker: program('databaseWorker'),
    writer: program('writer'),
    visitor: program('visitor'),
    remove: () => rm(folder, { recursive: true }),
  };
}
