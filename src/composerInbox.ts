import * as vscode from 'vscode';
import type { ComposerInbox } from './app.ts';

/** Waits for a Studio: the command that brings something may be what opens it. */
export function createComposerInbox(): ComposerInbox & vscode.Disposable {
  const added = new vscode.EventEmitter<void>();
  let references: readonly string[] = [];
  let composed: Parameters<ComposerInbox['compose']>[0] | undefined;
  return {
    attach(ids) {
      references = [...references, ...ids];
      added.fire();
    },
    compose(request) {
      composed = request;
      added.fire();
    },
    take() {
      const taken = { references, ...(composed && { composed }) };
      references = [];
      composed = undefined;
      return taken;
    },
    onDidAdd: (listener) => added.event(listener),
    dispose: () => added.dispose(),
  };
}
