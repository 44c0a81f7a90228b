import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** `import { paths } from 'codicon:trash'`: only the glyphs that are used, drawn inline; no font to wait for. */
export const codicons = {
  name: 'codicons',
  setup(build) {
    let sprite;
    build.onResolve({ filter: /^codicon:/ }, ({ path }) => ({ path: path.slice(8), namespace: 'codicon' }));
    build.onLoad({ filter: /.*/, namespace: 'codicon' }, async ({ path: name }) => {
      sprite ??= readFile(createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.svg'), 'utf8');
      const symbol = new RegExp(`<symbol [^>]*viewBox="0 0 16 16" id="${name}"[^>]*>(.*?)</symbol>`).exec(await sprite);
      if (!symbol) return { errors: [{ text: `There is no codicon "${name}".` }] };
      const paths = [...symbol[1].matchAll(/ d="([^"]+)"/g)].map(([, d]) => d);
      return { contents: `export const paths = ${JSON.stringify(paths)};`, loader: 'js' };
    });
  },
};
