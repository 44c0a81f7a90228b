import * as vscode from 'vscode';
import type { EditorApi } from '../../protocol/api/editor.ts';
import type { Served } from '../../protocol/rpc.ts';
import { pickedExtensions } from '../../studio/references.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { imageReference } from '../../studio/requests/references.ts';
import { openEditorTab } from '../../tabs/editorTab.ts';
import type { Page } from './page.ts';

export const editorCalls = ({ app }: Page): Served<EditorApi> => ({
  openEditor: (image) => openEditorTab(app, parseInput(imageReference, image)),
  async pickImageToEdit() {
    const [file] =
      (await vscode.window.showOpenDialog({
        openLabel: 'Edit',
        filters: { Images: pickedExtensions },
      })) ?? [];
    if (file) openEditorTab(app, file.toString());
  },
});
