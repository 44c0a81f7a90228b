import { createHash } from 'node:crypto';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Exports } from '../../src/api/exports.ts';
import { type DemoServer, startDemoServer } from '../../src/demo/server.ts';
import { scriptedFaults } from '../support/scriptedFaults.ts';

export const extensionId = 'nano-banana-studio.nano-banana-image-studio';

/** The extension as another extension sees it. */
export async function publicApi() {
  const extension = vscode.extensions.getExtension<Exports>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not there.`);
  return (await extension.activate()).api(1);
}

/** The stand-in for Google, with its request log and the scripted faults, as the extension's base address. */
export async function useStandIn(): Promise<DemoServer> {
  const extension = vscode.extensions.getExtension(extensionId);
  const server = await startDemoServer({
    paintWorker: path.join(extension?.extensionPath ?? '', 'dist/paintWorker.cjs'),
    keepLog: true,
    fault: scriptedFaults,
    secondsPerImage: 0,
  });
  const api = await publicApi();
  await api.settings.setApiKey(server.key);
  await api.settings.update({ provider: 'gemini', 'gemini.baseUrl': server.baseUrl });
  return server;
}

export async function leaveStandIn(server: DemoServer): Promise<void> {
  const api = await publicApi();
  await api.settings.update({ provider: undefined, 'gemini.baseUrl': undefined });
  await api.settings.clearApiKey();
  await server.close();
}

export function workspaceFile(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

export const read = async (uri: vscode.Uri): Promise<Uint8Array> => vscode.workspace.fs.readFile(uri);
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
