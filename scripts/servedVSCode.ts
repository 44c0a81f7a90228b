import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { calmWindow } from './calmWindow.ts';
import { installServedVSCode } from './installServedVSCode.ts';
import { run } from './run.ts';

export interface ServedOptions {
  /** For scripts and tests: development extensions from the URL; toasts stay hidden. Without: VS Code as users have it. */
  readonly automation: boolean;
  /** Where user data, extensions and the library live. Without: a fresh one, removed with it. */
  readonly dataFolder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`, which a served VS Code takes from another file than the user's. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Added to this process's environment for the server and its extension hosts; `undefined` removes. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** A VSIX to install before the start. */
  readonly vsix?: string;
}

export interface ServedVSCode extends AsyncDisposable {
  readonly dataFolder: string;
  /** The address of a window: a folder, with perhaps an extension under development and a module to run. */
  windowUrl(window: WindowOptions): string;
}

export interface WindowOptions {
  readonly workspace: string;
  /** The one extension under development that a window takes; needs `automation`, as `tests` does. */
  readonly extension?: string;
  /** A bundle whose `run()` VS Code awaits. */
  readonly tests?: string;
}

/** Where the extension keeps its library in such a VS Code. */
export const libraryFolder = (dataFolder: string): string =>
  join(dataFolder, 'user/User/globalStorage/nano-banana-studio.nano-banana-image-studio');

/**
 * Starts the served VS Code on 127.0.0.1 and a free port, in 0.3 s once it is installed.
 * Disposing of it ends the server with its extension hosts and removes what the run left.
 */
export async function startServedVSCode(options: ServedOptions): Promise<ServedVSCode> {
  const vscode = await installServedVSCode();
  const scratch = await mkdtemp(join(shortTemporaryFolder(), 'nano-banana-'));
  const dataFolder = options.dataFolder ?? scratch;
  const extensionsFolder = join(dataFolder, 'extensions');
  // Its own temporary folder, so that the sockets which every server leaves behind go with it.
  const environment = { ...process.env, ...options.environment, TMPDIR: scratch, XDG_RUNTIME_DIR: scratch };

  await writeSettings(join(dataFolder, 'user', 'User'), { ...calmWindow, ...options.settings });
  await writeSettings(join(dataFolder, 'user', 'Machine'), { ...options.machineSettings });
  if (options.vsix) {
    const install = ['--install-extension', options.vsix, '--force', '--extensions-dir', extensionsFolder];
    const userData = ['--user-data-dir', join(dataFolder, 'user'), '--server-data-dir', join(dataFolder, 'server')];
    await run(process.execPath, ['out/server-main.js', ...install, ...userData], { cwd: vscode, env: environment });
  }

  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    [
      'out/server-main.js',
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'],
      ...['--disable-workspace-trust', '--skip-welcome'],
      ...['--user-data-dir', join(dataFolder, 'user'), '--server-data-dir', join(dataFolder, 'server')],
      ...['--extensions-dir', extensionsFolder],
      ...(options.automation ? ['--enable-smoke-test-driver'] : []),
    ],
    { cwd: vscode, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const endWithUs = () => {
    end(server, 'SIGKILL');
    rmSync(scratch, { recursive: true, force: true });
  };
  process.once('exit', endWithUs);
  await listening(server);

  return {
    dataFolder,
    windowUrl: (window) => windowUrl(authority, window),
    async [Symbol.asyncDispose]() {
      process.off('exit', endWithUs);
      await stopProcess(server);
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function windowUrl(authority: string, { workspace, extension, tests }: WindowOptions): string {
  const remote = (path: string) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const query = new URLSearchParams({ folder: workspace });
  if (extension) {
    const payload = [
      ['extensionDevelopmentPath', remote(extension)],
      ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ];
    query.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]));
  }
  return `http://${authority}/?${String(query).replaceAll('%2F', '/')}`;
}

/** A data folder that is kept keeps what its user has set since. */
async function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const file = join(folder, 'settings.json');
  await mkdir(folder, { recursive: true });
  if (!existsSync(file)) await writeFile(file, JSON.stringify(settings, undefined, 2));
}

/** Unix socket paths end at about 104 characters, which the temporary folder of macOS nearly fills. */
const shortTemporaryFolder = () => (process.platform === 'win32' ? tmpdir() : '/tmp');

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`VS Code did not start within 30 s.\n${said}`)), 30_000);
    const listen = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
      if (!said.includes('Extension host agent listening')) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code} instead of starting.\n${said}`));
    });
  });
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  end(server, 'SIGTERM');
  const timer = setTimeout(() => end(server, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
  end(server, 'SIGKILL');
}

/** The whole process group: an extension host outlives its server by seconds otherwise. */
function end(server: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (server.pid && process.platform !== 'win32') process.kill(-server.pid, signal);
    else server.kill(signal);
  } catch {
    // Already gone, which is what was wanted.
  }
}
