import { globSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { cache, root } from './folders.ts';

/** Bundles a module that runs in the extension host for scripts and tests, never in the product. Answers its path. */
export async function bundleForVSCode(name: string, source: string): Promise<string> {
  const outfile = join(cache, 'inside', name, `${name}.cjs`);
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}

/** All of test/host as one module. The suites load after mocha has put `describe` in place, so each is a `require`. */
export function bundleHostTests(): Promise<string> {
  const suites = globSync('test/host/**/*.test.ts', { cwd: root }).sort();
  const load = suites.map((suite) => `require(${JSON.stringify(`./${suite}`)});`).join('\n');
  return bundleForVSCode(
    'hostTests',
    `import { runSuites } from './test/host/runSuites.ts';\nexport const run = () => runSuites(() => {\n${load}\n});`,
  );
}

/** The extension that lets tests of the pages work with the API of the window they look at. Answers its folder. */
export async function bundleDriver(): Promise<string> {
  const file = await bundleForVSCode('driver', "export * from './test/ui/driver/driver.ts';");
  await cp(join(root, 'test/ui/driver/package.json'), join(dirname(file), 'package.json'));
  return dirname(file);
}
