import { join } from 'node:path';
import { checkPackage } from './checkPackage.ts';
import { root } from './folders.ts';
import { installServedVSCode } from './installServedVSCode.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';
import { run } from './run.ts';

/** `npm run test:ui [-- files and options of mocha]`: the pages in a real browser, as they are in the packaged extension. */
const timeLimit = 900_000;
const asked = process.argv.slice(2);
/** Pages with a played host, and the real VS Code: each waits a lot, so side by side they take little more than one. */
const lanes = [['test/ui/pages/**/*.test.ts'], ['test/ui/**/*.test.ts', '--ignore', 'test/ui/pages/**']];
const mocha = [join(root, 'node_modules/mocha/bin/mocha.js'), '--config', 'test/ui/mocharc.json'];

await packageExtension();
await checkPackage(vsixFile);
await installServedVSCode();
const [first, second] = asked.some((argument) => argument.endsWith('.ts')) ? [[]] : lanes;
const lane = (files: readonly string[] | undefined, show: true | 'atEnd') =>
  files && run(process.execPath, [...mocha, ...files, ...asked], { cwd: root, timeLimit, show });
const ends = await Promise.allSettled([lane(first, 'atEnd'), lane(second, true)]);
if (ends.some(({ status }) => status === 'rejected')) process.exitCode = 1;
