import * as vscode from 'vscode';
import type { EditsApi } from '../../protocol/api/edits.ts';
import type { Served } from '../../protocol/rpc.ts';
import { edit } from '../../studio/edit.ts';
import { comparedFiles } from '../../studio/edits/comparison.ts';
import { difference } from '../../studio/edits/difference.ts';
import { makeIcons } from '../../studio/edits/icons.ts';
import { lockOutsideMask } from '../../studio/edits/lock.ts';
import { saveEdit, undoSave } from '../../studio/edits/saveEdit.ts';
import { editSubject } from '../../studio/edits/subject.ts';
import { applyTools, measureTools } from '../../studio/edits/tools.ts';
import { iconsRequest, lockRequest, saveRequest, toolsRequest } from '../../studio/requests/edits.ts';
import { imageId } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { fileUri } from '../../studio/requests/references.ts';
import type { Page } from './page.ts';

export function editCalls({ app: { studio, jobNotices }, webview, cards }: Page): Served<EditsApi> {
  const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.file(file)).toString();
  const compared = ({ file, ...state }: Awaited<ReturnType<typeof comparedFiles>>[0]) => ({
    ...state,
    uri: uriOf(file),
  });
  return {
    edit(request) {
      const { jobId } = edit(studio, request);
      jobNotices.follow(jobId);
      return { jobId };
    },
    async openEdit(image) {
      const { image: record, ...subject } = await editSubject(studio, parseInput(fileUri, image));
      return { ...subject, image: (await cards).card(record) };
    },
    lockOutsideMask: async (request) =>
      (await cards).card(await lockOutsideMask(studio, parseInput(lockRequest, request))),
    async difference(beforeId, afterId) {
      const ids = [beforeId, afterId].map((id) => parseInput(imageId, id));
      const { heatMapFile, ...found } = await difference(studio, ids[0] ?? '', ids[1] ?? '');
      return { ...found, heatMapUri: uriOf(heatMapFile) };
    },
    applyTools: async (request) => (await cards).card(await applyTools(studio, parseInput(toolsRequest, request))),
    measureTools: (request) => measureTools(studio, parseInput(toolsRequest, request)),
    async makeIcons(request) {
      const wanted = parseInput(iconsRequest, request);
      const [folder] =
        (await vscode.window.showOpenDialog({
          canSelectFiles: false,
          canSelectFolders: true,
          openLabel: 'Write Icons Here',
        })) ?? [];
      if (!folder) return undefined;
      const written = await makeIcons(studio, wanted, folder.toString());
      return { files: written.map((uri) => studio.editableFiles.nameOf(uri)) };
    },
    saveEdit: (request) => saveEdit(studio, parseInput(saveRequest, request)),
    undoSave: (undoId) => undoSave(studio, parseInput(imageId, undoId)),
    async comparison(id) {
      const [before, after] = await comparedFiles(studio, parseInput(fileUri, id));
      return { before: compared(before), after: compared(after) };
    },
  };
}
