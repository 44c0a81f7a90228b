import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Everything that can be made again: a VS Code to test in, bundled tests, screenshots. Never committed, never shipped. */
export const cache = join(root, '.vscode-test');

/** What `npm start` and the tests open as a workspace; always through a copy. */
export const sample = join(root, 'sample');
