import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * What `import()` names in our own sources is one chunk, loaded at first use; libraries that are loaded so are chunks of
 * their own. Compiling everything at activation takes 12 ms, finding a file for each import as long.
 */
export function inOneChunk(sources: string): Plugin {
  return {
    name: 'inOneChunk',
    setup({ onResolve, onLoad }) {
      const files = filesLoadedLater(sources);
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        if (files.has(resolve(resolveDir, path))) return { path: 'atFirstUse', namespace: 'atFirstUse' };
        return { errors: [{ text: `import('${path}') is written in a way that the chunk at first use misses.` }] };
      });
      onLoad({ filter: /^/, namespace: 'atFirstUse' }, async () => ({
        contents: [...files].map((file) => `export * from ${JSON.stringify(file)};`).join('\n'),
        resolveDir: '.',
        errors: (await sharedNames(files)).map((text) => ({ text })),
      }));
    },
  };
}

function filesLoadedLater(sources: string): ReadonlySet<string> {
  return new Set(
    globSync(sources).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, named = '']) =>
        resolve(dirname(file), named),
      ),
    ),
  );
}

/** A name that two files export would be in the chunk of neither, without a word. */
async function sharedNames(files: ReadonlySet<string>): Promise<readonly string[]> {
  const { metafile } = await build({
    ...{ entryPoints: [...files], bundle: false, write: false, metafile: true, format: 'esm', outdir: 'exports' },
  });
  const owners = new Map<string, readonly string[]>();
  for (const { entryPoint = '', exports } of Object.values(metafile.outputs))
    for (const name of exports) owners.set(name, [...(owners.get(name) ?? []), relative('.', entryPoint)]);
  return [...owners]
    .filter(([, found]) => found.length > 1)
    .map(([name, found]) => `${[...found].sort().join(' and ')} export "${name}", and import() finds neither.`);
}
