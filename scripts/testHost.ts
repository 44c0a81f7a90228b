import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { bundleHostTests } from './bundleForVSCode.ts';
import { root, sample } from './folders.ts';
import { runInside } from './runInside.ts';
import { startServedVSCode } from './servedVSCode.ts';
import { keyless } from './testEnvironment.ts';

/** `npm run test:host [-- --grep words]`: the suites of test/host inside a served VS Code. */
const timeLimit = 240_000;
const { values } = parseArgs({ options: { grep: { type: 'string', short: 'g' } } });

const tests = await bundleHostTests();
const environment = { ...keyless, NANO_BANANA_GREP: values.grep };
await using served = await startServedVSCode({ automation: true, environment });
await using browser = await launchBrowser();
const workspace = join(served.dataFolder, 'workspace');
await cp(sample, workspace, { recursive: true });
const url = served.windowUrl({ workspace, extension: root, tests });
process.exitCode = await runInside(browser, url, { timeLimit, onLine: (line) => console.log(line) });
