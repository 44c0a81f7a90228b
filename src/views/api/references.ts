import * as vscode from 'vscode';
import type { ReferenceCard, ReferencesApi } from '../../protocol/api/references.ts';
import type { Served } from '../../protocol/rpc.ts';
import { type Attached, attached, attachFile, attachUpload, shrinkReference } from '../../studio/attach.ts';
import { pickedExtensions } from '../../studio/references.ts';
import { imageId, imageIds } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { fileUris, upload, uploadedChunk } from '../../studio/requests/references.ts';
import type { Page } from './page.ts';

export function referenceCalls({ app: { studio }, webview, library }: Page): Served<ReferencesApi> {
  const card = (attached: Attached) => referenceCard(attached, webview);

  return {
    async pickFiles() {
      const picked = await vscode.window.showOpenDialog({
        canSelectMany: true,
        openLabel: 'Attach',
        filters: { Images: pickedExtensions },
      });
      return (picked ?? []).map(String);
    },
    attachFiles: async (uris) =>
      Promise.all(parseInput(fileUris, uris).map(async (uri) => card(await attachFile(studio, uri)))),
    attachImages: async (ids) =>
      Promise.all(parseInput(imageIds, ids).map(async (id) => card(await attached(studio, id)))),
    async beginUpload(file) {
      const { name, bytes } = parseInput(upload, file);
      return { uploadId: await (await library).incoming.begin(name, bytes) };
    },
    uploadChunk: async (uploadId, chunk) =>
      (await library).incoming.append(parseInput(imageId, uploadId), parseInput(uploadedChunk, chunk)),
    endUpload: async (uploadId) => card(await attachUpload(studio, parseInput(imageId, uploadId))),
    shrinkReference: async (id) => card(await shrinkReference(studio, parseInput(imageId, id))),
  };
}

/** With the URI under which this page can load the thumbnail. */
export function referenceCard({ thumbnailFile, ...attached }: Attached, webview: vscode.Webview): ReferenceCard {
  const uri = thumbnailFile && webview.asWebviewUri(vscode.Uri.file(thumbnailFile)).toString();
  return { ...attached, ...(uri && { thumbnailUri: uri }) };
}
