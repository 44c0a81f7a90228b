import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './findProgram.ts';
import { cache, root, sample } from './folders.ts';
import { run } from './run.ts';

/** Opens the sample in the desktop VS Code with the extension under development; false when none can be opened here. */
export async function startDesktop(build: () => Promise<void>): Promise<boolean> {
  const code = findProgram('code', 'code.cmd');
  if (!code || !hasDesktop()) return false;
  await build();
  const workspace = join(cache, 'start', 'workspace');
  await cp(sample, workspace, { recursive: true, force: false });
  try {
    await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, workspace], {
      shell: process.platform === 'win32',
    });
  } catch {
    return false; // As root, for one, desktop VS Code refuses to start.
  }
  console.log('VS Code opens with the extension and a small sample workspace.');
  return true;
}

/** Inside a remote terminal `code` only forwards to the window it belongs to, which cannot take an extension. */
function hasDesktop(): boolean {
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
