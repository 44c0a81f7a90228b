import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openStudio, panelFrame } from '../test/ui/harness/frames.ts';
import { runFromPalette } from '../test/ui/harness/studioWindow.ts';
import { launchBrowser } from './browser.ts';
import { root, sample } from './folders.ts';
import { openWindow } from './openWindow.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';
import { startServedVSCode } from './servedVSCode.ts';

/**
 * `node scripts/drawReadmePicture.ts`: the Studio and the gallery after some pictures of the demo model, as README.md
 * shows them.
 */
const pictures = [
  { prompt: 'Dunes in the desert at noon', shape: '16:9' },
  { prompt: 'Snowy mountains above a quiet lake', shape: '4:3' },
  { prompt: 'App icon: a leaf', shape: '1:1' },
  { prompt: 'A forest path in the fog', shape: '3:4' },
  { prompt: 'A city skyline at night', shape: '21:9' },
  { prompt: 'Stained glass window with birds', shape: '2:3' },
  { prompt: 'Poppies, pressed and dried', shape: '4:5' },
  { prompt: 'Ribbons of silk, abstract', shape: '3:2' },
  { prompt: 'A harbour at dawn seen from above, calm and graphic', shape: '16:9' },
  { prompt: 'A banana in a space suit, studio light', shape: '1:1' },
];

await packageExtension();
await using served = await startServedVSCode({
  automation: true,
  vsix: vsixFile,
  machineSettings: { 'nanoBanana.provider': 'demo' },
});
await using browser = await launchBrowser();
const workspace = join(served.dataFolder, 'harbour-walks');
await cp(sample, workspace, { recursive: true });
const page = await openWindow(browser, served.windowUrl({ workspace }));
const studio = await openStudio({ page });
for (const { prompt, shape } of pictures) {
  await studio.getByRole('button', { name: 'Shape and size' }).click();
  await studio.getByRole('radio', { name: new RegExp(`^${shape}\\b`) }).click({ force: true });
  await page.keyboard.press('Escape');
  await studio.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await studio.getByRole('button', { name: 'Generate' }).click();
  await studio.getByRole('img', { name: prompt }).first().waitFor({ timeout: 60_000 });
}
await studio.getByRole('button', { name: 'Insert Link' }).waitFor();
await page.screenshot({ path: join(root, 'media/studio.png') });

await runFromPalette(page, 'Nano Banana: Open Gallery');
const gallery = await panelFrame({ page }, 'gallery');
await gallery.getByText(`${pictures.length} images`).waitFor();
await page.waitForLoadState('networkidle');
// What is below is empty.
await page.screenshot({ path: join(root, 'media/gallery.png'), clip: { x: 0, y: 0, width: 1280, height: 430 } });
