import { type EditMode, editModes } from '../../../src/protocol/edits/modes.ts';

/** What the editor can do to a picture: ask the model, or change it on this computer. */
export const localModes = ['crop', 'resize', 'turn', 'convert', 'icons', 'metadata'] as const;
export type LocalMode = (typeof localModes)[number];
export type EditorMode = EditMode | LocalMode;

export const editorModes: readonly EditorMode[] = [...editModes, ...localModes];

export const isEditMode = (mode: EditorMode): mode is EditMode => editModes.some((known) => known === mode);

export const modeNames: Readonly<Record<EditorMode, string>> = {
  free: 'Edit',
  add: 'Add',
  remove: 'Remove',
  inpaint: 'Repaint an Area',
  style: 'Style',
  grade: 'Colours',
  background: 'Background',
  extend: 'Extend the Canvas',
  upscale: 'Enlarge',
  restore: 'Restore',
  crop: 'Crop',
  resize: 'Resize',
  turn: 'Rotate and Flip',
  convert: 'Convert',
  icons: 'Icon Set',
  metadata: 'Metadata',
};

/** What a mode is for, in a sentence under its name. */
export const modeHelp: Readonly<Record<EditorMode, string>> = {
  free: 'Say what should change, or draw it onto the image.',
  add: 'Something new, in the light and perspective of the image.',
  remove: 'Name it or paint over it; what lies behind is filled in.',
  inpaint: 'Paint over what may change, and say what should be there.',
  style: 'The same image by other means.',
  grade: 'Colour and tone alone; nothing in the image moves.',
  background: 'What stands in front stays as it is.',
  extend: 'More of the scene, in another shape.',
  upscale: 'The same image with more pixels and finer detail.',
  restore: 'Repairs what age, scanning or compression left.',
  crop: 'Draw the part to keep. No model, no cost.',
  resize: 'To exact pixels. No model, no cost.',
  turn: 'No model, no cost.',
  convert: 'Another format or quality. No model, no cost.',
  icons: 'Every size that sites, apps and extensions ask for, from this one image.',
  metadata: 'Camera data, comments, location and credentials leave the file; its pixels are not touched.',
};

/** Where marks on the picture mean something. The others change its shape or its size. */
export const takesMarks = (mode: EditorMode): boolean => isEditMode(mode) && mode !== 'extend' && mode !== 'upscale';
