import * as vscode from 'vscode';
import type { Library } from '../library/library.ts';
import type { ImageCard, ImageCardPage } from '../protocol/api/images.ts';
import type { JobSnapshot } from '../protocol/api/jobs.ts';
import type { ImagePage, ImageRecord } from '../protocol/model.ts';
import type { Job } from '../studio/jobs.ts';

/** Library records as a page can show them: with the URIs of its webview, which loads the files itself. */
export interface Cards {
  card(image: ImageRecord): Promise<ImageCard>;
  cards(images: readonly ImageRecord[]): Promise<readonly ImageCard[]>;
  page(page: ImagePage): Promise<ImageCardPage>;
  jobs(jobs: readonly Job[]): Promise<readonly JobSnapshot[]>;
}

export function createCards(library: Library, webview: vscode.Webview): Cards {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.file(path)).toString();
  const card = async (image: ImageRecord): Promise<ImageCard> => ({
    ...image,
    uri: uri(library.images.file(image)),
    thumbnailUri: uri(await library.images.thumbnail(image.id)),
  });
  const cards = (images: readonly ImageRecord[]) => Promise.all(images.map(card));
  return {
    card,
    cards,
    page: async ({ images, ...rest }) => ({ ...rest, images: await cards(images) }),
    jobs: (jobs) => Promise.all(jobs.map(async (job) => ({ ...job, images: await cards(job.images) }))),
  };
}
