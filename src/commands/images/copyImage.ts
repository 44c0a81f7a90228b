import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import type { Done } from '../../protocol/api/images.ts';
import { chosenImages } from './chosenImages.ts';

/** The picture itself. Only a page can put pixels on the clipboard: the one in front is asked to. */
export async function copyImage(app: App, call?: unknown): Promise<void> {
  const [image] = await chosenImages(app, call);
  app.clipboard.copy(image.id);
}

export async function copyPrompt(app: App, call?: unknown): Promise<Done> {
  const prompts = (await chosenImages(app, call)).map(({ prompt }) => prompt);
  await vscode.env.clipboard.writeText([...new Set(prompts)].join('\n\n'));
  return { words: 'Prompt copied.' };
}
