import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { ImageUses, ViewerApi } from '../../../src/protocol/api/viewer.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { Served } from '../../../src/protocol/rpc.ts';

/** What the host answers to the image tab. */
export interface ViewerScenario {
  readonly images?: readonly ImageCard[];
  /** The tree of every image; without it each stands alone. */
  readonly versions?: readonly ImageCard[];
  readonly uses?: ImageUses;
  readonly usesFail?: boolean;
}

/** The host's side of the image tab. */
export function playViewer({ images = [], versions, uses, usesFail }: ViewerScenario): Served<ViewerApi> {
  return {
    openImage: () => undefined,
    openInVSCode: () => undefined,
    nowShowing: () => undefined,
    imageNeighbours(imageId) {
      const at = images.findIndex(({ id }) => id === imageId);
      const [previous, next] = [images[at - 1], images[at + 1]];
      return { ...(previous && { previous }), ...(next && { next }) };
    },
    imageVersions: (imageId) => versions ?? images.filter(({ id }) => id === imageId),
    diffImages: () => undefined,
    imageUses() {
      if (usesFail) throw new StudioError({ kind: 'storage', message: 'The workspace could not be read.' });
      return uses ?? { copies: [], links: [] };
    },
    openUse: () => undefined,
    setTags: (_, tags) => {
      if (tags.includes('refused')) throw new StudioError({ kind: 'storage', message: 'The disk is full.' });
    },
    importFiles: (uris) => uris,
    importUpload: (id) => id,
  };
}
