import type { PenTool } from '../../state/editor/marks.ts';
import type { EditorMode } from '../../state/editor/modes.ts';
import type { IconName } from '../Icon.tsx';

export const modeIcons: Readonly<Record<EditorMode, IconName>> = {
  free: 'editSparkle',
  add: 'diffAdded',
  remove: 'diffRemoved',
  inpaint: 'target',
  style: 'paintcan',
  grade: 'colorMode',
  background: 'layers',
  extend: 'screenFull',
  upscale: 'expandAll',
  restore: 'wand',
  crop: 'screenCut',
  resize: 'symbolRuler',
  turn: 'mirror',
  convert: 'fileMedia',
  icons: 'package',
  metadata: 'tag',
};

export const penIcons: Readonly<Record<PenTool, IconName>> = {
  hand: 'move',
  brush: 'edit',
  eraser: 'eraser',
  rectangle: 'debugStop',
  lasso: 'circleLarge',
  arrow: 'arrowRight',
  box: 'chromeMaximize',
  number: 'symbolNumeric',
  text: 'textSize',
};
