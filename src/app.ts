import type * as vscode from 'vscode';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';
import type { StudioContext } from './studio/context.ts';

/** What commands, pages and the public API share; extension.ts builds it. */
export interface App {
  readonly studio: StudioContext;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly links: Links;
  /** Remembers the options of the last image between commands. */
  readonly memory: vscode.Memento;
  openStudio(): void;
}

/** Links to images in the documents that the user writes. */
export interface Links {
  /** The cursor of the active editor, when its language can show an image. */
  atCursor(): InsertionPoint | undefined;
  /** The cursor where the user last worked: while a page of ours is in front, no editor is active. */
  whereUserWorked(): InsertionPoint | undefined;
  /** One edit that one undo takes back. Answers whether it was made. */
  insert(
    point: InsertionPoint,
    file: vscode.Uri,
    image: { readonly prompt: string; readonly width: number; readonly height: number },
  ): Promise<boolean>;
}

/** Taken before a request starts, since the user may move on meanwhile. */
export interface InsertionPoint {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}
