import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, sample } from './folders.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';
import { libraryFolder, startServedVSCode } from './servedVSCode.ts';

/**
 * Serves a VS Code with the packed extension, as users have it, until Ctrl+C. Library and settings stay for next time.
 * With `images` it has a library of so many in it, made at the first time.
 */
export async function startServed(images = 0): Promise<void> {
  await packageExtension();
  const dataFolder = join(cache, images > 0 ? `start-${images}` : 'start');
  if (images > 0 && !existsSync(libraryFolder(dataFolder))) {
    console.log('Making the library takes up to a minute…');
    const { makeBigLibraryWithFiles } = await import('../test/bench/bigLibraryFiles.ts');
    await makeBigLibraryWithFiles(libraryFolder(dataFolder), images);
  }
  const workspace = join(dataFolder, 'workspace');
  await cp(sample, workspace, { recursive: true, force: false });
  await using served = await startServedVSCode({ automation: false, dataFolder, vsix: vsixFile });
  const url = served.windowUrl({ workspace });
  console.log(`\nVS Code with Nano Banana Image Studio: ${url}\nCtrl+C ends it.`);
  openInBrowser(url);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** A convenience: without a desktop the address in the terminal is enough. */
function openInBrowser(url: string): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [program, ...args] =
    platform === 'darwin' ? ['open', url] : platform === 'win32' ? ['explorer.exe', url] : ['xdg-open', url];
  if (program)
    spawn(program, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
}
