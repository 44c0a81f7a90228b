import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import { emptyFields } from '../../../src/protocol/edits/modes.ts';
import { StudioError, toFailure } from '../../../src/protocol/failure.ts';
import { sampleImage, sampleImages, sampleJob } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';

export const harbourUri = 'file:///w/images/harbour.png';
const image = sampleImage(0);
export const harbour: EditSubject = {
  image,
  width: image.width,
  height: image.height,
  file: { uri: harbourUri, name: 'images/harbour.png' },
};
const after = sampleImage(1, {
  width: image.width,
  height: image.height,
  uri: `/picture/3/${image.width}x${image.height}`,
  mime: 'image/png',
  origin: 'edited',
  parentId: image.id,
  steps: [{ tool: 'lock', answerId: 'answer', feather: 8, drift: { changed: 0.31, mean: 12 } }],
});
const cutOut = sampleImage(1, {
  ...{ width: image.width, height: image.height, mime: 'image/webp', origin: 'edited', parentId: image.id },
  ...{ uri: '/fixture/clear.webp', steps: [{ tool: 'key', answerId: 'answer' }] },
});
const stroke = { kind: 'stroke', erases: false, width: 120, points: [300, 300, 420, 330, 560, 300, 700, 350] };
const arrow = { id: 'a', kind: 'arrow', from: { x: 900, y: 140 }, to: { x: 780, y: 260 } };
const marks = { done: [stroke], undone: [] };
const remarks = {
  done: [
    { kind: 'annotate', annotation: arrow },
    { kind: 'annotate', annotation: { id: 'b', kind: 'box', from: { x: 120, y: 420 }, to: { x: 420, y: 640 } } },
    { kind: 'annotate', annotation: { id: 'c', kind: 'number', from: { x: 1100, y: 560 }, to: { x: 1100, y: 560 } } },
  ],
  undone: [],
};
const forms = {
  ...emptyFields,
  free: { mode: 'free', change: 'Make it night, with warm light in the windows' },
  inpaint: { mode: 'inpaint', area: '', change: 'a small fishing boat' },
};

const editor = (saved: object, over: Partial<Scenario> = {}): Scenario => ({
  page: 'editor',
  subject: harbourUri,
  editing: harbour,
  images: sampleImages(4),
  saved: { forms, ...saved },
  ...over,
});

export const editorScenarios: Readonly<Record<string, Scenario>> = {
  editor: editor({}),
  editorAdd: editor({ mode: 'add' }),
  editorRemove: editor({ mode: 'remove', pen: 'brush', marks }),
  editorInpaint: editor({ mode: 'inpaint', pen: 'brush', marks }),
  editorAnnotate: editor({
    pen: 'arrow',
    marks: remarks,
    remarkWords: { a: 'no cloud here', b: 'more containers', c: 'a lamp' },
  }),
  editorStyle: editor({ mode: 'style' }),
  editorGrade: editor({
    mode: 'grade',
    forms: { ...forms, grade: { ...emptyFields.grade, temperature: 1, contrast: -1 } },
  }),
  editorBackground: editor({ mode: 'background' }),
  editorTransparent: editor({
    mode: 'background',
    forms: { ...forms, background: { ...emptyFields.background, background: 'transparent' } },
  }),
  editorScreen: editor({
    mode: 'background',
    forms: { ...forms, background: { ...emptyFields.background, background: 'transparent', cutOut: 'screen' } },
  }),
  editorReadOnly: editor(
    { mode: 'inpaint', marks, result: after.id },
    {
      editing: { ...harbour, file: { uri: harbourUri, name: 'images/harbour.png', whyNotReplace: 'is read-only' } },
      images: [image, after],
    },
  ),
  editorCutOut: editor({ mode: 'background', result: cutOut.id }, { images: [image, cutOut] }),
  editorExtend: editor({ mode: 'extend' }),
  editorUpscale: editor({ mode: 'upscale' }),
  editorRestore: editor({ mode: 'restore' }),
  editorCrop: editor({ mode: 'crop' }, { press: '4:3' }),
  editorResize: editor({ mode: 'resize' }, { press: '50%' }),
  editorTurn: editor({ mode: 'turn' }, { press: 'Turn Right' }),
  editorConvert: editor({ mode: 'convert' }),
  editorIcons: editor({ mode: 'icons' }),
  editorMetadata: editor({ mode: 'metadata' }),
  editorResult: editor(
    { mode: 'inpaint', marks, result: after.id },
    { images: [image, after], versions: [image, after, ...sampleImages(5).slice(2)] },
  ),
  editorRunning: editor(
    {},
    {
      jobs: [sampleJob({ phase: 'running', startedAt: Date.now() }, { kind: 'edit', references: [{ id: image.id }] })],
    },
  ),
  editorFailed: editor(
    {},
    {
      jobs: [
        sampleJob(
          {
            phase: 'failed',
            finishedAt: Date.now(),
            failure: toFailure(
              new StudioError({
                kind: 'refused',
                message: 'Google declined to draw this: “A real person.” Try other words.',
              }),
            ),
          },
          { kind: 'edit', references: [{ id: image.id }] },
        ),
      ],
    },
  ),
  editorMissing: editor({}, { editFails: { kind: 'notFound', message: 'There is no file harbour.png any more.' } }),
  editorTooLarge: editor(
    {},
    {
      editFails: {
        kind: 'tooLarge',
        message: 'This image has 12000 × 12000 pixels, 144 megapixels; the most that can be opened is 100.',
      },
    },
  ),
  editorDoor: { page: 'editor' },
  comparison: { page: 'comparison', subject: 'harbour' },
};
