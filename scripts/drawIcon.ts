import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { root } from './folders.ts';

/** `node scripts/drawIcon.ts`: scripts/icon.svg becomes the PNG that the Marketplace asks for. */
const size = 256;

await using browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: size, height: size } });
const drawing = await readFile(join(root, 'scripts/icon.svg'), 'utf8');
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
await page.screenshot({ path: join(root, 'media/icon.png'), omitBackground: true });
