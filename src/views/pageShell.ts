import { randomBytes } from 'node:crypto';
import type { PageName } from '../protocol/pages.ts';

/** Where a page finds its files, as its webview may load them. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** The webview's `cspSource`. */
  readonly source: string;
}

/**
 * The HTML of a page, set once: nothing runs but our one script, nothing loads but our own files. `state` is what a page
 * that has kept nothing yet starts with.
 */
export function pageShell(
  page: PageName,
  { script, style, source }: PageFiles,
  subject = '',
  state: object = {},
): string {
  const nonce = randomBytes(18).toString('base64');
  const policy = [
    "default-src 'none'",
    `img-src ${source} blob:`,
    `font-src ${source}`,
    `style-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    `connect-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${style}">
    <title>Nano Banana</title>
  </head>
  <body data-page="${page}" data-subject="${encodeURIComponent(subject)}" data-state="${encodeURIComponent(JSON.stringify(state))}">
    <div id="page"></div>
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
