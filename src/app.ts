import type * as vscode from 'vscode';
import type { Log } from './log.ts';
import type { ComposedRequest } from './protocol/api/jobs.ts';
import type { AskedReference } from './protocol/api/references.ts';
import type { ImageRecord } from './protocol/model.ts';
import type { PageName } from './protocol/pages.ts';
import type { Secrets } from './secrets.ts';
import type { BatchRunner } from './studio/batches/batchRunner.ts';
import type { StudioContext } from './studio/context.ts';

/** What commands, pages and the public API share; extension.ts builds it. */
export interface App {
  readonly studio: StudioContext;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly links: Links;
  /** Remembers the options of the last image between commands. */
  readonly memory: vscode.Memento;
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly composer: ComposerInbox;
  readonly clipboard: ImageClipboard;
  readonly jobNotices: JobNotices;
  readonly models: ModelList;
  readonly batches: BatchRunner;
}

/** Every page but that of the side bar. */
export type PanelName = Exclude<PageName, 'sidebar'>;

/** Editor tabs with a page: one in a window, or one for each subject. */
export interface Panel {
  /** Opens the tab, or brings it to the front. */
  open(subject?: Subject): void;
  /** Of one subject, or of any. */
  isVisible(subjectId?: string): boolean;
}

/** What a tab is about, such as an image or a session. */
export interface Subject {
  readonly id: string;
  /** Of the tab. */
  readonly title: string;
  /** What the page starts with, as if it had kept it. */
  readonly state?: object;
  /** Takes the tab of this subject, which is over. */
  readonly inPlaceOf?: string;
}

/** What a command or another page wants in the Studio's composer, until a Studio takes it. */
export interface ComposerInbox {
  /** Ids of images of the library, or of attached ones. */
  attach(ids: readonly string[]): void;
  compose(request: ComposedRequest<AskedReference>): void;
  /** Once: what is taken is gone. */
  take(): { readonly references: readonly string[]; readonly composed?: ComposedRequest<AskedReference> };
  onDidAdd(listener: () => void): vscode.Disposable;
}

/** Asks the page in which somebody wants an image copied: the host itself can only copy text. */
export interface ImageClipboard {
  copy(imageId: string): void;
  onDidAsk(listener: (imageId: string) => void): vscode.Disposable;
}

export interface JobNotices {
  /** Tells of the job's end when no Studio is visible then. */
  follow(jobId: string): void;
}

/** Models beside the table: from the settings, and those that Google has listed since. */
export interface ModelList {
  extra(): readonly string[];
  /** Asks Google in the background, once a day at most. */
  refresh(): void;
  /** Asks Google now; answers with the ids that the table lacks. */
  ask(): Promise<readonly string[]>;
  /** The ids that Google has just listed. */
  remember(ids: readonly string[]): Promise<void>;
  readonly onDidChange: vscode.Event<unknown>;
}

/** Links to images in the documents that the user writes. */
export interface Links {
  /** The cursor of the active editor, when its language can show an image. */
  atCursor(): InsertionPoint | undefined;
  /** The cursor where the user last worked: while a page of ours is in front, no editor is active. */
  whereUserWorked(): InsertionPoint | undefined;
  /** What is selected in the active editor, if any words are. */
  selection(): SelectedWords | undefined;
  /** One edit that one undo takes back. Rejects, with words, when the document does not take it. */
  insert(point: InsertionPoint, file: vscode.Uri, image: LinkedImage): Promise<void>;
}

/** What a link tells of its image beside the file. */
export type LinkedImage = Pick<ImageRecord, 'prompt' | 'width' | 'height'>;

export interface SelectedWords {
  readonly words: string;
  /** The document. */
  readonly near: vscode.Uri;
  /** A line of its own below the words, when the document's language can show an image. */
  below(): InsertionPoint | undefined;
}

/** Taken before a request starts, since the user may move on meanwhile; moves with what is typed, until disposed. */
export interface InsertionPoint extends Disposable {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  /** What stands around the link there. */
  readonly around?: { readonly before: string; readonly after: string };
}
