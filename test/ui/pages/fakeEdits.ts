import type {
  ComparedImage,
  Comparison,
  EditSubject,
  MeasuredFile,
  SavedEdit,
} from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { HostApi } from '../../../src/protocol/messages.ts';
import type { Served } from '../../../src/protocol/rpc.ts';
import { sampleImage } from './sampleData.ts';

/** What the host answers to the editor. */
export interface EditScenario {
  /** What `openEdit` finds for the tab's subject; other ids are looked up among the images. */
  readonly editing?: EditSubject;
  /** What it finds from the second time on: the file was changed meanwhile. */
  readonly changesTo?: EditSubject;
  readonly comparison?: Comparison;
  /** The sentence with which the picture is not opened. */
  readonly editFails?: Pick<StudioError, 'kind' | 'message'>;
  readonly saves?: readonly SavedEdit[];
}

type EditCalls = Partial<Served<HostApi>>;

export function playEdits(
  { editing, changesTo, comparison, editFails, saves = [] }: EditScenario,
  images: readonly ImageCard[],
): EditCalls {
  const left = [...saves];
  let opened = false;
  const found = (id: string) => images.find((image) => image.id === id);
  return {
    openEdit(subject) {
      if (editFails) throw new StudioError(editFails);
      const image = found(subject);
      if (image) return { image, width: image.width, height: image.height };
      const now = opened && changesTo ? changesTo : editing;
      opened = true;
      if (now) return now;
      throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
    },
    edit: () => ({ jobId: 'edit-1' }),
    difference: () => ({ changed: 0.31, mean: 12, sameSize: true, heatMapUri: '/picture/7/512x512' }),
    lockOutsideMask: ({ answerId, feather = 8 }) => {
      const { parentId } = found(answerId) ?? {};
      const steps = [{ tool: 'lock', answerId, feather, drift: { changed: 0.2, mean: 9 } }] as const;
      return sampleImage(9, { mime: 'image/png', ...(parentId && { parentId }), steps });
    },
    applyTools: () => sampleImage(8, { width: 640, height: 480 }),
    measureTools: ({ tools }): MeasuredFile => {
      const quality = tools.flatMap((tool) => (tool.tool === 'convert' ? [tool.quality ?? 100] : []))[0] ?? 90;
      return { bytes: quality * 2400, width: 1376, height: 768, mime: 'image/webp' };
    },
    makeIcons: () => ({ files: ['icons/favicon.ico', 'icons/icon-16.png'] }),
    saveEdit: (): SavedEdit =>
      left.shift() ?? { saved: 'beside', uri: 'file:///w/harbour-2.png', name: 'harbour-2.png' },
    undoSave: () => undefined,
    comparison: () => comparison ?? { before: state('HEAD'), after: state('Working tree') },
    openEditor: () => undefined,
    pickImageToEdit: () => undefined,
    pickFiles: () => ['linocut'],
  };
}

const state = (label: string): ComparedImage => ({
  id: label,
  label,
  uri: `/picture/${label.length}/1376x768`,
  width: 1376,
  height: 768,
  bytes: label.length * 100_000,
  prompt: `A harbour at dawn, ${label === 'HEAD' ? 'one warm light' : 'two cold lights'} on the water`,
  model: label === 'HEAD' ? 'gemini-nano-banana-2.1' : 'gemini-3-pro-image',
});
