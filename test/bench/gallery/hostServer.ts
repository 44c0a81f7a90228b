import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/folders.ts';
import { type Library, openLibrary } from '../../../src/library/library.ts';
import type { GalleryApi } from '../../../src/protocol/api/gallery.ts';
import type { HostApi } from '../../../src/protocol/messages.ts';
import { type Port, type Served, serve } from '../../../src/protocol/rpc.ts';
import { pageShell } from '../../../src/views/pageShell.ts';
import { sampleSettings } from '../../ui/pages/sampleData.ts';
import { galleryCallsOf } from './galleryCallsOf.ts';

/** The built gallery page over a library, with the real calls of the host; and a bare page over the same thumbnails. */
export interface HostServer {
  readonly library: Library;
  readonly folder: string;
  readonly calls: Served<GalleryApi>;
  url(page: 'gallery' | 'bare'): string;
  close(): Promise<void>;
}

export async function openHostServer(folder: string): Promise<HostServer> {
  const library = await openLibrary({
    folder,
    databaseWorker: fileURLToPath(new URL('../../../src/library/database/databaseWorker.ts', import.meta.url)),
    imaging: { thumbnail: async (bytes) => bytes },
    warn: console.error,
  });
  const ids = await library.images.ids({});
  const answers = new Map<number, (body: string) => void>();
  const news: string[] = [];
  let waiting: ((body: string) => void) | undefined;
  let receive: (message: unknown) => void = () => undefined;
  const port: Port = {
    post(message) {
      const answer = message as { readonly id?: number };
      const body = JSON.stringify(message, packTyped);
      if (answer.id !== undefined) answers.get(answer.id)?.(body);
      else if (waiting) waiting(body);
      else news.push(body);
    },
    listen(listener) {
      receive = listener;
      return () => undefined;
    },
  };
  const calls = await galleryCallsOf(library);
  serve<HostApi>(port, {
    start: () => ({ settings: sampleSettings, jobs: [], revision: 0, attach: [] }),
    makeThumbnail: () => 'gone' as const,
    ...calls,
  } as unknown as Served<HostApi>);
  library.onDidChange((revision) => port.post({ news: 'library', revision }));

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = (type: string, body: string | Uint8Array) => response.setHeader('Content-Type', type).end(body);
    if (path === '/gallery') {
      const files = { script: '/webview.js', style: '/webview.css', source: origin() };
      send('text/html', pageShell('gallery', files));
    } else if (path === '/bare') send('text/html', await readFile(new URL('bare.html', import.meta.url)));
    else if (path === '/ids') send('application/json', JSON.stringify(ids));
    else if (path.startsWith('/webview.')) {
      send(path.endsWith('js') ? 'text/javascript' : 'text/css', await readFile(join(root, 'dist', path)));
    } else if (path.startsWith('/thumbs/')) {
      response.setHeader('Cache-Control', 'max-age=3600');
      send('image/webp', await readFile(join(folder, 'thumbs', basename(path))));
    } else if (path === '/news') {
      const next = news.shift();
      if (next) send('application/json', next);
      else
        waiting = (body) => {
          waiting = undefined;
          send('application/json', body);
        };
    } else if (path === '/call') {
      let body = '';
      for await (const piece of request) body += piece;
      const call = JSON.parse(body);
      answers.set(call.id, (answer) => send('application/json', answer));
      receive(call);
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    library,
    folder,
    calls,
    url: (page) => `${origin()}/${page}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await library.close();
    },
  };
}

/** JSON has no typed arrays; VS Code's messages do. */
function packTyped(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return { typed: value.constructor.name, base64: bytes.toString('base64') };
}

/** What VS Code gives a page, over HTTP: runs before its script. */
export function playVSCode(): void {
  const unpack = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('typed' in value) || !('base64' in value)) return value;
    const bytes = (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(String(value.base64));
    return value.typed === 'Int32Array' ? new Int32Array(bytes.buffer) : bytes;
  };
  const hear = async (response: Response) => postMessage(JSON.parse(await response.text(), unpack), '*');
  const call = async (message: unknown) =>
    hear(await fetch('/call', { method: 'POST', body: JSON.stringify(message) }));
  let state: unknown;
  const vscode = {
    postMessage: (message: unknown) => void call(message),
    getState: () => state,
    setState(next: unknown) {
      state = next;
    },
  };
  Object.assign(globalThis, {
    acquireVsCodeApi() {
      Object.assign(globalThis, { scriptAt: performance.now() });
      return vscode;
    },
  });
  const followNews = async () => {
    for (;;) await hear(await fetch('/news'));
  };
  void followNews().catch(() => undefined);
}
