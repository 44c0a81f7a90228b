import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { geminiBaseUrl, noKey } from '../connection.ts';
import { createGemini } from '../gemini/client.ts';
import { reachMilestone } from '../milestones.ts';
import { cancelled, type FailureKind, toFailure } from '../protocol/failure.ts';
import { withoutLinks } from '../protocol/words.ts';
import { withoutWhitespace } from '../secrets.ts';
import { writeSetting } from '../settings.ts';
import { fileExists } from '../userFiles/userFiles.ts';

const keyPage = 'https://aistudio.google.com/apikey';

/** Asks for the key in a password box, checks it with a call that costs nothing, and keeps it in SecretStorage. */
export async function setApiKey(app: App): Promise<void> {
  const key = withoutWhitespace((await askForKey()) ?? '');
  if (!key) return;
  app.log.redact(key);
  const models = await checkKey(key).catch(keepAnyway);
  await app.secrets.set(key);
  if (models) await app.models.remember(models);
  await writeSetting('provider', undefined);
  await reachMilestone('connected');
  const kept = models ? 'The API key works and is kept' : 'The API key is kept untested';
  vscode.window.showInformationMessage(`${kept} in VS Code’s secret storage.`);
}

/** A key that Google turns down is not kept. One that could not be tested may be, when the user says so. */
async function keepAnyway(error: unknown): Promise<undefined> {
  const { kind, message } = toFailure(error);
  if (!untested.includes(kind)) throw error;
  const keep = 'Keep It Anyway';
  const answer = await vscode.window.showWarningMessage(withoutLinks(`The key could not be tested. ${message}`), keep);
  if (answer !== keep) throw cancelled();
}

/** What says nothing about the key itself. */
const untested: readonly FailureKind[] = ['network', 'timeout', 'overloaded', 'rateLimited'];

export async function clearApiKey({ secrets }: App): Promise<void> {
  await secrets.clear();
  const rest = (await secrets.source()) === 'environment' ? ' GEMINI_API_KEY of the environment is still used.' : '';
  vscode.window.showInformationMessage(`The stored API key is removed.${rest}`);
}

/** Says whether the key in use works and where it comes from. */
export async function testApiKey({ secrets }: App): Promise<void> {
  const key = await secrets.key();
  if (!key) throw noKey();
  const models = await checkKey(key);
  const from =
    (await secrets.source()) === 'environment' ? 'GEMINI_API_KEY of the environment' : 'VS Code’s secret storage';
  vscode.window.showInformationMessage(`The API key from ${from} works; it offers ${models.length} image models.`);
}

/** Ids of the image models; listing them is free. Rejects with the reason when the key does not work. */
async function checkKey(apiKey: string): Promise<readonly string[]> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Nano Banana: testing the API key' },
    async () => (await createGemini({ apiKey, baseUrl: geminiBaseUrl() }).listModels()).map(({ id }) => id),
  );
}

/** `undefined` when the user left. A `.env` of the workspace is read only when its button is pressed. */
async function askForKey(): Promise<string | undefined> {
  const fromEnv = await envFile();
  const takeOver = { iconPath: new vscode.ThemeIcon('file-symlink-file'), tooltip: 'Take the key over from .env' };
  const getOne = { iconPath: new vscode.ThemeIcon('link-external'), tooltip: 'Get a key from Google AI Studio' };
  const box = vscode.window.createInputBox();
  box.title = 'Gemini API Key';
  const how = fromEnv
    ? 'Paste the key, or take it over from this workspace’s .env with the button above.'
    : 'Paste the key.';
  box.prompt = `${how} It goes into VS Code’s secret storage, never into settings or files.`;
  box.password = true;
  box.ignoreFocusOut = true;
  box.buttons = fromEnv ? [takeOver, getOne] : [getOne];
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve(box.value);
      box.hide();
    });
    box.onDidTriggerButton(async (button) => {
      if (button === getOne) await vscode.env.openExternal(vscode.Uri.parse(keyPage));
      else if (fromEnv) {
        const found = await keyIn(fromEnv);
        if (found) box.value = found;
        else box.validationMessage = 'That .env has no GEMINI_API_KEY.';
      }
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

async function envFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const file = vscode.Uri.joinPath(folder.uri, '.env');
  return (await fileExists(file)) ? file : undefined;
}

async function keyIn(file: vscode.Uri): Promise<string | undefined> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  return /^\s*(?:export\s+)?GEMINI_API_KEY\s*=\s*["']?([^"'\s#]+)/m.exec(text)?.[1];
}
