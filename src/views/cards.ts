import * as vscode from 'vscode';
import type { Library } from '../library/library.ts';
import type { ImageCard, ImageCardPage } from '../protocol/api/images.ts';
import type { JobSnapshot } from '../protocol/api/jobs.ts';
import type { ImagePage, ImageRecord } from '../protocol/model.ts';
import type { Job } from '../studio/jobs/jobs.ts';

/** Library records as a page can show them: with the URIs of its webview, which loads the files itself. */
export interface Cards {
  card(image: ImageRecord): ImageCard;
  cards(images: readonly ImageRecord[]): readonly ImageCard[];
  page(page: ImagePage): ImageCardPage;
  jobs(jobs: readonly Job[]): readonly JobSnapshot[];
  /** Of a thumbnail, whether it has been made or not. */
  thumbnailUri(imageId: string): string;
}

export function createCards({ images: { file, thumbnailFile } }: Library, webview: vscode.Webview): Cards {
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.file(path)).toString();
  const thumbnailUri = (imageId: string) => uri(thumbnailFile(imageId));
  const card = (image: ImageRecord): ImageCard => ({
    ...image,
    uri: uri(file(image)),
    thumbnailUri: thumbnailUri(image.id),
  });
  const cards = (images: readonly ImageRecord[]) => images.map(card);
  return {
    card,
    cards,
    page: ({ images, ...rest }) => ({ ...rest, images: cards(images) }),
    jobs: (jobs) => jobs.map((job) => ({ ...job, images: cards(job.images) })),
    thumbnailUri,
  };
}
