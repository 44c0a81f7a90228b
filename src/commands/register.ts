import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { commands } from './commands.ts';

/** Registers what package.json shows; what the commands do is loaded when one is called. */
export function registerCommands({ packageJSON }: vscode.Extension<unknown>, app: App): vscode.Disposable {
  const shown: readonly { readonly command: `nanoBanana.${keyof typeof commands}` }[] =
    packageJSON.contributes.commands;
  return vscode.Disposable.from(
    ...shown.map(({ command }) =>
      vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
        const { runCommand } = await import('./commands.ts');
        return runCommand(app, command.replace('nanoBanana.', '') as keyof typeof commands, args);
      }),
    ),
  );
}
