import { stat } from 'node:fs/promises';
import { checkPackage } from './checkPackage.ts';
import { packageExtension, vsixFile } from './packageExtension.ts';

/** `npm run package`: the VSIX, held to more than vsce asks. */
await packageExtension();
await checkPackage(vsixFile);
console.log(`${vsixFile}, ${((await stat(vsixFile)).size / 1024 / 1024).toFixed(2)} MB`);
