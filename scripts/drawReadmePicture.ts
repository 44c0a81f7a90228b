import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openStudio } from '../test/ui/harness/frames.ts';
import { launchBrowser } from './browser.ts';
import { root, sample } from './folders.ts';
import { openWindow } from './openWindow.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';
import { startServedVSCode } from './servedVSCode.ts';

/** `node scripts/drawReadmePicture.ts`: the Studio after two pictures of the demo model, as README.md shows it. */
const prompts = ['A harbour at dawn seen from above, calm and graphic', 'A banana in a space suit, studio light'];

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
for (const prompt of prompts) {
  await studio.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await studio.getByRole('button', { name: 'Generate' }).click();
  await studio.getByRole('img', { name: prompt }).first().waitFor({ timeout: 60_000 });
}
await studio.getByRole('button', { name: 'Insert Link' }).waitFor();
await page.screenshot({ path: join(root, 'media/studio.png') });
