import * as vscode from 'vscode';
import { linePrefix } from '../linePrefix.ts';

/** What `npm start -- --once` asks for, in the environment variable NANO_BANANA_ONCE. */
export interface OnceRequest {
  readonly prompt: string;
  readonly output: string;
}

export type OnceAnswer = { readonly written: string } | { readonly failure: string };

/** Runs the product's own command in the extension host, and answers in one line. */
export async function run(): Promise<void> {
  const answer = await generate(JSON.parse(process.env.NANO_BANANA_ONCE ?? ''));
  console.log(linePrefix + JSON.stringify(answer));
}

async function generate({ prompt, output }: OnceRequest): Promise<OnceAnswer> {
  try {
    const { uri } = await vscode.commands.executeCommand<{ uri: vscode.Uri }>('nanoBanana.generateImage', {
      prompt,
      output: vscode.Uri.file(output),
    });
    return { written: uri.fsPath };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
