import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a server and times it, as its client sees it. */
export interface TimedProxy {
  readonly url: string;
  /** From the arrival of the last POST to the last byte of its answer. */
  lastMilliseconds(): number;
  close(): Promise<void>;
}

export async function startTimedProxy(target: string): Promise<TimedProxy> {
  let last = 0;
  const server = createServer((request, response) => {
    const arrived = performance.now();
    const { method, url, headers } = request;
    const { host: _, ...passed } = headers;
    const onward = forward(new URL(url ?? '/', target), { method, headers: passed }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.destroy(error));
    response.on('finish', () => {
      if (method === 'POST') last = performance.now() - arrived;
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lastMilliseconds: () => last,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
