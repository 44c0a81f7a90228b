import { join } from 'node:path';
import { checkPackage } from './checkPackage.ts';
import { root } from './folders.ts';
import { installServedVSCode } from './installServedVSCode.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';
import { run } from './run.ts';

/** `npm run test:ui [-- files and options of mocha]`: the pages in a real browser, as they are in the packaged extension. */
const timeLimit = 420_000;
const asked = process.argv.slice(2);
const files = asked.some((argument) => argument.endsWith('.ts')) ? [] : ['test/ui/**/*.test.ts'];

await packageExtension();
await checkPackage(vsixFile);
await installServedVSCode();
const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
const args = [mocha, '--config', 'test/ui/mocharc.json', ...files, ...asked];
await run(process.execPath, args, { cwd: root, timeLimit, show: true }).catch(() => {
  process.exitCode = 1;
});
