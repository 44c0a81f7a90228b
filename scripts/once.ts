import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { bundleForVSCode } from './bundleForVSCode.ts';
import { root } from './folders.ts';
import type { OnceAnswer, OnceRequest } from './inside/generate.ts';
import { runInside } from './runInside.ts';
import { startServedVSCode } from './servedVSCode.ts';

/** An image with thinking can take Google minutes. */
const timeLimit = 300_000;

/**
 * Makes one image with the extension in a VS Code without a window, and answers the path that was written.
 * Rejects with the sentence that the extension says to people.
 */
export async function generateOnce(request: OnceRequest): Promise<string> {
  const provider = process.env.GEMINI_API_KEY?.trim() ? 'gemini' : 'demo';
  console.log(
    provider === 'gemini'
      ? 'Asking Gemini, with the key in GEMINI_API_KEY…'
      : 'Asking the demo model, since GEMINI_API_KEY is not set…',
  );
  const tests = await bundleForVSCode('generate', "export { run } from './scripts/inside/generate.ts';");
  await using served = await startServedVSCode({
    automation: true,
    machineSettings: { 'nanoBanana.provider': provider },
    environment: { NANO_BANANA_ONCE: JSON.stringify(request) },
  });
  await using browser = await launchBrowser();
  const workspace = join(served.dataFolder, 'workspace');
  await mkdir(workspace);

  const lines: string[] = [];
  const url = served.windowUrl({ workspace, extension: root, tests });
  await runInside(browser, url, { timeLimit, onLine: (line) => lines.push(line) });
  const answer = readAnswer(lines);
  if ('failure' in answer) throw new Error(answer.failure);
  return answer.written;
}

function readAnswer(lines: readonly string[]): OnceAnswer {
  try {
    return JSON.parse(lines.at(-1) ?? '');
  } catch {
    return { failure: `The extension gave no answer.\n${lines.join('\n')}` };
  }
}
