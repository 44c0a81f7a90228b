import type { Frame } from 'playwright-core';
import { packageExtension } from '../../../scripts/packageExtension.ts';
import type { PageName } from '../../../src/protocol/pages.ts';
import { panelFrame } from '../../ui/harness/frames.ts';
import { closeShared } from '../../ui/harness/shared.ts';
import { openStudioWindow, type StudioWindow } from '../../ui/harness/studioWindow.ts';
import { makeBigLibraryWithFiles } from '../bigLibraryFiles.ts';
import type { BenchRow } from '../row.ts';

const images = 100_000;
/** What the gallery may take beyond what VS Code takes to open any tab of ours; on a desktop the sum is 1.5 s. */
const beyond = 500;
const onDesktop = 1_500;

/** From the command to the thumbnails in a real VS Code, the library open; against a tab without a library. */
export async function galleryInVSCodeRows(): Promise<BenchRow[]> {
  await packageExtension();
  const window = await openStudioWindow({ library: (folder) => makeBigLibraryWithFiles(folder, images) });
  try {
    await timeToShow(window, 'openStudio', 'studio', () => true);
    // The second page of a new window comes two seconds late, also a bare one of another extension (1.139.1).
    await timeToShow(window, 'showUsage', 'usage', () => true);
    const floor = await timeToShow(window, 'manageTemplates', 'templates', () => true);
    const figure = await timeToShow(window, 'openGallery', 'gallery', hasThumbnails);
    const budget = Math.max(onDesktop, floor + beyond);
    const name = 'gallery, from command to thumbnails in VS Code';
    return [{ name, figure, unit: 'ms', floor, floorName: 'a tab without pictures', budget, ok: figure <= budget }];
  } finally {
    await window.close();
    await closeShared();
  }
}

async function timeToShow(
  window: StudioWindow,
  command: string,
  page: PageName,
  isThere: () => boolean,
): Promise<number> {
  const start = performance.now();
  await window.evaluate((vscode, id) => vscode.commands.executeCommand(`nanoBanana.${id}`), command);
  const frame: Frame = await panelFrame(window, page);
  await frame.waitForFunction(isThere, undefined, { polling: 'raf' });
  return performance.now() - start;
}

function hasThumbnails(): boolean {
  const shown = [...document.querySelectorAll<HTMLImageElement>('.gallery-tile > img')].filter(
    (image) => image.getBoundingClientRect().top < innerHeight,
  );
  return shown.length > 10 && shown.every((image) => image.complete && image.naturalWidth > 0);
}

if (import.meta.main) console.table(await galleryInVSCodeRows());
