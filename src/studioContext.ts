import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import { createConnections } from './connection.ts';
import { startDemoServer } from './demo/server.ts';
import { keepWithinLimits, tellOfDamage } from './housekeeping.ts';
import { createImaging } from './imaging/imaging.ts';
import { type Library, openLibrary } from './library/library.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import { defaultOptions, onDidChangeSettings, readSetting } from './settings.ts';
import type { StudioContext } from './studio/context.ts';
import { createJobs } from './studio/jobs.ts';
import { createPace, type PaceLimits } from './studio/pace.ts';
import { createUserFiles } from './userFiles.ts';

/** Gives the studio its library, models, queue and files. Nothing heavy starts before its first use. */
export function createStudioContext(
  extension: vscode.ExtensionContext,
  log: Log,
  secrets: Secrets,
): StudioContext & vscode.Disposable {
  const worker = (name: string) => extension.asAbsolutePath(`dist/${name}.cjs`);
  const imaging = createImaging({ workerFile: worker('imagingWorker'), log: (message) => log.warn(message) });
  const connections = createConnections(secrets, () =>
    startDemoServer({ paintWorker: worker('paintWorker'), secondsPerImage: 2 }),
  );
  const pace = createPace(paceLimits());
  const following = onDidChangeSettings(() => pace.setLimits(paceLimits()));

  let library: Promise<Library> | undefined;
  const open = async () => {
    try {
      const opened = await openLibrary({
        folder: extension.globalStorageUri.fsPath,
        databaseWorker: worker('databaseWorker'),
        imaging,
        warn: log.warn,
      });
      afterOpening(opened).catch((error: unknown) => log.warn('The library could not be looked after.', error));
      return opened;
    } catch (error) {
      // The next call tries again: a full disk or a wrong permission may have been mended meanwhile.
      library = undefined;
      throw error;
    }
  };

  const afterOpening = async (opened: Library) => {
    await tellOfDamage(opened);
    await keepWithinLimits(context, extension.globalState);
  };

  const context = {
    library() {
      library ??= open();
      return library;
    },
    connect: connections.connect,
    settings: () => ({
      defaults: defaultOptions(),
      prices: readSetting('prices'),
      maxWaitSeconds: readSetting('requests.maxWaitSeconds'),
      embedProvenance: readSetting('provenance.embed'),
    }),
    files: createUserFiles(randomUUID),
    imaging,
    jobs: createJobs(Date.now, randomUUID),
    pace,
    warn: log.warn,
    now: Date.now,
    newId: randomUUID,
    async dispose() {
      following.dispose();
      await Promise.allSettled([imaging.close(), connections.close(), library?.then((opened) => opened.close())]);
    },
  } satisfies StudioContext & vscode.Disposable;
  return context;
}

const paceLimits = (): PaceLimits => ({
  concurrency: readSetting('requests.concurrency'),
  perMinute: readSetting('requests.perMinute'),
});
