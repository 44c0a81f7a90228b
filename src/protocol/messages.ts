import type { ActionsApi } from './api/actions.ts';
import type { BatchesApi } from './api/batches.ts';
import type { EditorApi } from './api/editor.ts';
import type { EditsApi } from './api/edits.ts';
import type { GalleryApi, ImagesMoved } from './api/gallery.ts';
import type { ImagesApi } from './api/images.ts';
import type { ComposedRequest, JobSnapshot, JobsApi } from './api/jobs.ts';
import type { ModelsApi } from './api/models.ts';
import type { PagesApi } from './api/pages.ts';
import type { PromptsApi } from './api/prompts.ts';
import type { ReferenceCard, ReferencesApi } from './api/references.ts';
import type { ReportsApi } from './api/reports.ts';
import type { SessionsApi } from './api/sessions.ts';
import type { SettingsSnapshot } from './api/settings.ts';
import type { TemplatesApi } from './api/templates.ts';
import type { ViewerApi } from './api/viewer.ts';

/**
 * The whole conversation between a page and the host: what a page may ask (HostApi, by topic in api/) and what it is
 * told (HostNews).
 */
export interface HostApi
  extends JobsApi,
    ImagesApi,
    GalleryApi,
    EditsApi,
    EditorApi,
    ReferencesApi,
    PagesApi,
    PromptsApi,
    ModelsApi,
    TemplatesApi,
    ReportsApi,
    ViewerApi,
    SessionsApi,
    BatchesApi,
    ActionsApi {
  /** All that a page needs to draw itself the first time, or again after it was hidden. */
  start(): StudioSnapshot;
}

/** What the host tells every open page. Always a whole snapshot, since messages to a hidden page are lost. */
export type HostNews =
  | { readonly news: 'jobs'; readonly jobs: readonly JobSnapshot[] }
  | { readonly news: 'settings'; readonly settings: SettingsSnapshot }
  | { readonly news: 'library'; readonly revision: number }
  /** Of this window: what shows them lets go of them at once, and need not wait for its next outline. */
  | ({ readonly news: 'moved' } & ImagesMoved)
  /** The file that the tab is about has been written. */
  | { readonly news: 'file' }
  /** Images that a command wants in the Studio's composer. */
  | { readonly news: 'attach'; readonly references: readonly ReferenceCard[] }
  /** A filled template, or how an image was made, for the Studio's composer. */
  | ({ readonly news: 'compose' } & ComposedRequest)
  /** For the page in which somebody asked for it: only a page can put pixels on the clipboard. */
  | { readonly news: 'copyImage'; readonly imageId: string };

export interface StudioSnapshot {
  readonly settings: SettingsSnapshot;
  readonly jobs: readonly JobSnapshot[];
  readonly revision: number;
  /** What a command brought before the page was there; given once. */
  readonly attach: readonly ReferenceCard[];
  readonly compose?: ComposedRequest;
}
