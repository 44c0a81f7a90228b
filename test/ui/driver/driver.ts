import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Where the driver of a window can be reached; written beside the window's workspace. */
export interface DriverAddress {
  readonly port: number;
  readonly token: string;
}

export interface DriverRequest {
  /** The source of a function of `vscode` and the argument. */
  readonly work: string;
  readonly argument: unknown;
}

/** Runs functions of the tests in the extension host. Test code only: it answers on loopback, to whoever has the token. */
export async function activate(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return;
  const token = randomUUID();
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== token) return void response.writeHead(403).end();
    const answer = await perform(JSON.parse(await body(request)));
    response.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1', () => {
    const address: DriverAddress = { port: (server.address() as AddressInfo).port, token };
    void writeFile(join(folder.uri.fsPath, '..', 'driver.json'), JSON.stringify(address));
  });
}

async function perform({ work, argument }: DriverRequest): Promise<{ value: unknown } | { error: string }> {
  try {
    const call = new Function('vscode', 'argument', `return (${work})(vscode, argument)`);
    return { value: await call(vscode, argument) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
