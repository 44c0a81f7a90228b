import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { RememberedPrompt } from '../protocol/api/prompts.ts';
import { recentPrompts } from '../studio/prompts.ts';

interface PromptItem extends vscode.QuickPickItem {
  readonly prompt: RememberedPrompt;
}

const mark = { iconPath: new vscode.ThemeIcon('heart'), tooltip: 'Make it a favourite' };
const unmark = { iconPath: new vscode.ThemeIcon('heart-filled'), tooltip: 'Not a favourite any more' };

/** Prompts of before, favourites first; the one that is chosen makes an image anew. */
export async function promptHistory({ studio }: App): Promise<void> {
  const picker = vscode.window.createQuickPick<PromptItem>();
  picker.title = 'Prompt History';
  picker.placeholder = 'Choose a prompt to make an image with it';
  picker.matchOnDetail = true;
  const load = async () => {
    const prompts = await recentPrompts(studio, {});
    const sorted = prompts.toSorted((a, b) => Number(b.favourite) - Number(a.favourite));
    picker.items = sorted.map(toItem);
  };
  picker.busy = true;
  picker.show();
  const chosen = new Promise<RememberedPrompt | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.selectedItems[0]?.prompt));
    picker.onDidHide(() => resolve(undefined));
  });
  picker.onDidTriggerItemButton(async ({ item: { prompt } }) => {
    const { prompts } = await studio.library();
    await prompts.setFavourite(prompt.text, !prompt.favourite);
    await load();
  });
  try {
    await load();
    picker.busy = false;
    const prompt = await chosen;
    if (prompt) await vscode.commands.executeCommand('nanoBanana.generateImage', undefined, prompt.text);
  } finally {
    picker.dispose();
  }
}

function toItem(prompt: RememberedPrompt): PromptItem {
  const [line = '', ...rest] = prompt.text.split('\n');
  return {
    prompt,
    label: line.slice(0, 200),
    description: prompt.uses > 1 ? `${prompt.uses} times` : '',
    ...(rest.length > 0 && { detail: rest.join(' ').slice(0, 200) }),
    buttons: [prompt.favourite ? unmark : mark],
  };
}
