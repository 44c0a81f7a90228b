import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StudioError } from '../protocol/failure.ts';
import type { Fault, FaultRequest } from './fault.ts';
import { badKey, type GoogleError, googleError, noKey, unreadableImage } from './googleError.ts';
import { createHandlers } from './handlers.ts';
import { createPainter } from './painter.ts';
import { sendError } from './reply.ts';
import { createLog, type LoggedRequest } from './requestLog.ts';
import { routeOf } from './routes.ts';
import { createSigner } from './signatures.ts';

/** The offline model: a loopback server that speaks Gemini's wire format, as strictly as Google, and paints pictures. */
export interface DemoServer {
  readonly baseUrl: string;
  /** Made up for this server; nothing else is let in. */
  readonly key: string;
  /** Every request so far; empty unless `keepLog` was given. */
  readonly log: readonly LoggedRequest[];
  close(): Promise<void>;
}

export interface DemoOptions {
  /** The built paintWorker.ts. */
  readonly paintWorker: string;
  readonly keepLog?: boolean;
  /** Scripted faults, for tests. */
  readonly fault?: (request: FaultRequest) => Fault | undefined;
  /** Pretended time for one image, so that progress can be seen; 0 unless told. */
  readonly secondsPerImage?: number;
  /** Signatures of servers with the same seed are good for each other. */
  readonly signingSeed?: string;
}

/** Starts the server on a free port of 127.0.0.1. Its painter starts with the first picture. */
export async function startDemoServer(options: DemoOptions): Promise<DemoServer> {
  const key = randomBytes(24).toString('base64url');
  const log = createLog(options.keepLog ?? false);
  const painter = createPainter(options.paintWorker);
  const handlers = createHandlers({
    painter,
    signer: createSigner(options.signingSeed ?? ''),
    secondsPerImage: options.secondsPerImage ?? 0,
    faultFor: options.fault ?? (() => undefined),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routeOf(request.method, request.url);
    const sent = keyOf(request);
    const right = sent.value === key;
    const entry = log.add(request, { from: sent.from, right });
    for (const end of ['finish', 'close'])
      response.once(end, () => entry.ended(response.headersSent ? response.statusCode : 0));
    if (!route) {
      response.writeHead(404, { 'content-type': 'text/html; charset=UTF-8' });
      response.end(
        '<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)</title><p>The requested URL was not found on this server.',
      );
      return;
    }
    if (!right) return sendError(response, sent.from === 'none' ? noKey : badKey);
    await handlers[route.method]({ request, response, route, entry });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else sendError(response, errorFor(error));
    });
  });
  // A server that is not used must not keep a process alive.
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    key,
    log: log.entries,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, painter.close()]);
    },
  };
}

function keyOf({ headers, url }: IncomingMessage): {
  readonly from: LoggedRequest['key']['from'];
  readonly value?: string;
} {
  const header = headers['x-goog-api-key'];
  if (typeof header === 'string') return { from: 'header', value: header };
  const query = new URL(url ?? '/', 'http://127.0.0.1').searchParams.get('key');
  return query === null ? { from: 'none' } : { from: 'query', value: query };
}

/** What cannot be read is the sender's fault, all else is ours: its reason is told, or nobody would ever see it. */
function errorFor(error: unknown): GoogleError {
  if (error instanceof StudioError && error.kind === 'invalidInput') return unreadableImage;
  const reason = error instanceof Error ? error.message : String(error);
  return googleError(500, 'INTERNAL', `An internal error has occurred in the demo model: ${reason}`);
}
