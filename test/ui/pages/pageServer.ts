import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { root } from '../../../scripts/folders.ts';
import { type PageName, pageNames } from '../../../src/protocol/pages.ts';
import { pageShell } from '../../../src/views/pageShell.ts';
import { samplePicture } from './sampleImages.ts';

const isPage = (name: string): name is PageName => pageNames.some((known) => known === name);

/** Serves the built pages in their real shell, content security policy included, and sample pictures. */
export async function servePages(
  dist: string,
): Promise<{ url(page: PageName, subject?: string): string; close(): void }> {
  const server = createServer(async (request, response) => {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://localhost');
    const [name = '', subject = ''] = path.slice(1).split('/').map(decodeURIComponent);
    const picture = /^\/picture\/(\d+)\/(\d+)x(\d+)$/.exec(path);
    if (picture) {
      const [seed = 0, width = 1, height = 1] = picture.slice(1).map(Number);
      response.setHeader('Content-Type', 'image/svg+xml').end(samplePicture(seed, width, height));
    } else if (path === '/made-later' && search === '?again') {
      response.setHeader('Content-Type', 'image/svg+xml').end(samplePicture(0, 64, 64));
    } else if (isPage(name)) {
      const shell = pageShell(name, { script: '/webview.js', style: '/webview.css', source: origin() }, subject);
      response.setHeader('Content-Type', 'text/html').end(shell);
    } else if (name === 'fixture') {
      response.end(await readFile(join(root, 'test/fixtures/images', basename(subject))));
    } else if (path === '/webview.js' || path === '/webview.css') {
      response.setHeader('Content-Type', path.endsWith('js') ? 'text/javascript' : 'text/css');
      response.setHeader('Cache-Control', 'max-age=3600');
      response.end(await readFile(join(dist, path)));
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: (page, subject = '') => `${origin()}/${page}/${encodeURIComponent(subject)}`,
    close: () => server.close(),
  };
}
