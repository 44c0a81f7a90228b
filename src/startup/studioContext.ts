import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { createConnections } from '../connection.ts';
import { createImaging } from '../imaging/imaging.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../secrets.ts';
import { defaultOptions, onDidChangeSettings, readSetting } from '../settings.ts';
import { type BatchRunner, createBatchRunner } from '../studio/batches/batchRunner.ts';
import type { StudioContext } from '../studio/context.ts';
import { createJobs } from '../studio/jobs/jobs.ts';
import { createJobKeeper } from '../studio/jobs/keptJobs.ts';
import { createPace, type PaceLimits } from '../studio/jobs/pace.ts';
import { createSaves } from '../studio/saves.ts';
import { createWorkspaceImages } from '../studio/workspace/workspaceImages.ts';
import { createEditableFiles } from '../userFiles/editableFiles.ts';
import { outputFolder } from '../userFiles/outputPlace.ts';
import { createTemplateFolder } from '../userFiles/templateFolder.ts';
import { createUserFiles } from '../userFiles/userFiles.ts';

interface Closable {
  /** Ends in time for a window that closes. */
  close(): Promise<void>;
}

/** Gives the studio its library, models, queue and files. Nothing heavy starts before its first use. */
export function createStudioContext(
  extension: vscode.ExtensionContext,
  log: Log,
  secrets: Secrets,
): StudioContext & Closable & { readonly batches: BatchRunner } {
  const worker = (name: string) => extension.asAbsolutePath(`dist/${name}.cjs`);
  const imaging = createImaging({ workerFile: worker('imagingWorker'), log: (message) => log.warn(message) });
  const connections = createConnections(secrets, async () => {
    const { startDemoServer } = await import('../demo/server.ts');
    return startDemoServer({ paintWorker: worker('paintWorker'), secondsPerImage: 2 });
  });
  const pace = createPace(paceLimits());
  const following = onDidChangeSettings(() => pace.setLimits(paceLimits()));

  let library: Promise<Library> | undefined;
  const open = async () => {
    try {
      const { openLibrary } = await import('../library/library.ts');
      const opened = await openLibrary({
        folder: extension.globalStorageUri.fsPath,
        databaseWorker: worker('databaseWorker'),
        imaging,
        warn: log.warn,
      });
      const { lookAfter } = await import('./lookAfter.ts');
      lookAfter(opened, context, { window, batches, memory: extension.globalState }).catch((error: unknown) =>
        log.warn('The library could not be looked after.', error),
      );
      return opened;
    } catch (error) {
      // The next call tries again: a full disk or a wrong permission may have been mended meanwhile.
      library = undefined;
      throw error;
    }
  };

  const window = { processId: process.pid, session: randomUUID() };
  const openOnce = () => {
    library ??= open();
    return library;
  };
  const jobs = createJobs(Date.now, randomUUID, createJobKeeper(window, openOnce, log.warn));
  const saves = createSaves();
  const files = createUserFiles(randomUUID);

  const context = {
    library: openOnce,
    connect: connections.connect,
    settings: () => ({
      defaults: defaultOptions(),
      prices: readSetting('prices'),
      maxWaitSeconds: readSetting('requests.maxWaitSeconds'),
      embedProvenance: readSetting('provenance.embed'),
      budgetUSD: readSetting('provider') === 'demo' ? 0 : readSetting('budget.monthlyUSD'),
    }),
    files,
    workspaceImages: createWorkspaceImages(files),
    editableFiles: createEditableFiles(randomUUID),
    outputFolder,
    templateFolder: createTemplateFolder(),
    imaging,
    jobs,
    pace,
    saves,
    warn: log.warn,
    now: Date.now,
    newId: randomUUID,
    async close() {
      following.dispose();
      // VS Code gives five seconds. An answer that has arrived is paid for; one that has not is reported next time.
      await Promise.race([batches.close(), sleep(1000)]);
      await Promise.race([saves.idle(), sleep(2500)]);
      await Promise.allSettled([imaging.close(), connections.close(), library?.then((opened) => opened.close())]);
    },
  } satisfies StudioContext & Closable;
  const batches = createBatchRunner(context, {
    worker: window.session,
    async onEnded(batch) {
      try {
        const { tellOfBatch } = await import('../notices/batchNotices.ts');
        await tellOfBatch(context, batch);
      } catch (error) {
        log.warn('The end of a batch could not be told.', error);
      }
    },
  });
  return { ...context, batches };
}

const paceLimits = (): PaceLimits => ({
  concurrency: readSetting('requests.concurrency'),
  perMinute: readSetting('requests.perMinute'),
});
