import * as vscode from 'vscode';
import type { ImageClipboard } from './app.ts';

export function createImageClipboard(): ImageClipboard & vscode.Disposable {
  const asked = new vscode.EventEmitter<string>();
  return { copy: (imageId) => asked.fire(imageId), onDidAsk: asked.event, dispose: () => asked.dispose() };
}
