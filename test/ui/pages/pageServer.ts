import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type PageName, pageShell } from '../../../src/views/pageShell.ts';
import { samplePicture } from './sampleImages.ts';

const pages: readonly string[] = ['studio', 'gallery', 'usage', 'storage', 'templates'] satisfies readonly PageName[];

/** Serves the built pages in their real shell, content security policy included, and sample pictures. */
export async function servePages(dist: string): Promise<{ url(page: PageName): string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const picture = /^\/picture\/(\d+)\/(\d+)x(\d+)$/.exec(path);
    if (picture) {
      const [seed = 0, width = 1, height = 1] = picture.slice(1).map(Number);
      response.setHeader('Content-Type', 'image/svg+xml').end(samplePicture(seed, width, height));
    } else if (pages.includes(path.slice(1))) {
      const shell = pageShell(path.slice(1) as PageName, {
        script: '/webview.js',
        style: '/webview.css',
        source: origin(),
      });
      response.setHeader('Content-Type', 'text/html').end(shell);
    } else if (path === '/webview.js' || path === '/webview.css') {
      response.setHeader('Content-Type', path.endsWith('js') ? 'text/javascript' : 'text/css');
      response.end(await readFile(join(dist, path)));
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: (page) => `${origin()}/${page}`, close: () => server.close() };
}
