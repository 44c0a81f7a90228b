import { registerHooks } from 'node:module';
import type { Library } from '../../../src/library/library.ts';
import type { GalleryApi } from '../../../src/protocol/api/gallery.ts';
import type { Served } from '../../../src/protocol/rpc.ts';

/** Outside VS Code there is no `vscode`: what asks the user is not called here, the rest needs only addresses. */
const standIn = `export const Uri = { file: (path) => ({ path }) };
export const ProgressLocation = {};
export const window = { withProgress: (_, work) => work({ report() {} }, { isCancellationRequested: false }) };`;

/** The host's own calls of the gallery, over a library that is open. */
export async function galleryCallsOf(library: Library): Promise<Served<GalleryApi>> {
  registerHooks({
    resolve: (name, context, next) =>
      name === 'vscode'
        ? { url: `data:text/javascript,${encodeURIComponent(standIn)}`, shortCircuit: true }
        : next(name, context),
  });
  const { galleryCalls } = await import('../../../src/views/api/gallery.ts');
  const { createCards } = await import('../../../src/views/cards.ts');
  const thumbs = /.*(\/(?:thumbs|images)\/)/;
  const webview = { asWebviewUri: ({ path }: { path: string }) => path.replace(thumbs, '$1') };
  type Page = Parameters<typeof galleryCalls>[0];
  return galleryCalls({
    library: Promise.resolve(library),
    cards: Promise.resolve(createCards(library, webview as unknown as Page['webview'])),
    app: { memory: undefined, studio: { library: async () => library, workspaceImages: { list: async () => [] } } },
  } as unknown as Page);
}
