import * as vscode from 'vscode';
import type { ViewerApi } from '../../protocol/api/viewer.ts';
import type { Served } from '../../protocol/rpc.ts';
import { findImage } from '../../studio/findImage.ts';
import { importFile, importUpload } from '../../studio/importImage.ts';
import { imageId, imageQuery } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { fileUris } from '../../studio/requests/references.ts';
import { fileUse, imageLook, imageTags } from '../../studio/requests/viewer.ts';
import { imageUses } from '../../studio/workspace/imageUses.ts';
import { imageTitle, openImageTab } from '../../tabs/imageTab.ts';
import type { Page } from './page.ts';

export function viewerCalls({ app, library, cards, become }: Page): Served<ViewerApi> {
  const find = (id: string) => findImage(app.studio, parseInput(imageId, id));
  const fileOf = async (id: string) => vscode.Uri.file((await library).images.file(await find(id)));
  return {
    openImage: async (id, look) => openImageTab(app, await find(id), parseInput(imageLook, look)),
    openInVSCode: async (id) => {
      await vscode.commands.executeCommand('vscode.open', await fileOf(id));
    },
    nowShowing: async (id) => {
      const image = await find(id);
      become({ id: image.id, title: imageTitle(image) });
    },
    imageNeighbours: async (id, query) => {
      const { images } = await library;
      const { previous, next } = await images.neighbours(parseInput(imageId, id), parseInput(imageQuery, query));
      const { card } = await cards;
      return { ...(previous && { previous: card(previous) }), ...(next && { next: card(next) }) };
    },
    imageVersions: async (id) => (await cards).cards(await (await library).images.versions(parseInput(imageId, id))),
    diffImages: async (beforeId, afterId) => {
      await vscode.commands.executeCommand('vscode.diff', await fileOf(beforeId), await fileOf(afterId));
    },
    imageUses: async (id) => {
      const { copies, links } = await imageUses(app.studio, parseInput(imageId, id));
      return {
        copies: copies.map((uri) => ({ uri, name: nameOf(uri) })),
        links: links.map((link) => ({ ...link, name: nameOf(link.uri) })),
      };
    },
    openUse: async (uri, line) => {
      const use = parseInput(fileUse, { uri, line });
      const at = new vscode.Position(use.line, 0);
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(use.uri, true), {
        selection: new vscode.Range(at, at),
      });
    },
    setTags: async (id, tags) =>
      (await library).images.update([parseInput(imageId, id)], { tags: parseInput(imageTags, tags) }),
    importFiles: async (uris) => {
      const ids: string[] = [];
      for (const uri of parseInput(fileUris, uris)) ids.push((await importFile(app.studio, uri)).id);
      return ids;
    },
    importUpload: async (uploadId) => (await importUpload(app.studio, parseInput(imageId, uploadId))).id,
  };
}

const nameOf = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
