import { type EditFields, type EditMode, editModes, emptyFields } from '../../../src/protocol/edits/modes.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import { readState } from '../../host.ts';
import { choices } from '../composer/chosen.ts';
import { keepState } from '../kept/keepState.ts';
import { chosenFeather, forms, keeps, lock, mode, ownPrompts, style } from './form.ts';
import { brushSize, marks, parseMarks, pen, penTools, remarkWords } from './marks.ts';
import { editorModes } from './modes.ts';
import { current, opened, result } from './picture.ts';
import { restoreStyle } from './styleReference.ts';

function parseKept(state: unknown) {
  const saved = asRecord(state);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    mode: editorModes.find((known) => known === saved.mode) ?? 'free',
    pen: penTools.find((known) => known === saved.pen) ?? 'hand',
    brush: typeof saved.brush === 'number' ? saved.brush : brushSize.peek(),
    forms: { ...emptyFields, ...byMode(saved.forms, isFields) },
    keeps: byMode(saved.keeps, (value) => typeof value === 'boolean') as Partial<Record<EditMode, boolean>>,
    ownPrompts: byMode(saved.ownPrompts, (value) => typeof value === 'string') as Partial<Record<EditMode, string>>,
    lock: saved.lock !== false,
    feather: typeof saved.feather === 'number' ? saved.feather : undefined,
    marks: parseMarks(saved.marks),
    remarkWords: Object.fromEntries(
      Object.entries(asRecord(saved.remarkWords)).filter(([, words]) => typeof words === 'string'),
    ) as Record<string, string>,
    file: text(saved.file),
    style: text(saved.style),
    current: text(saved.current),
    result: text(saved.result),
  };
}

/** The form of a mode as this version knows it: the same mode with the same kinds of fields. */
function isFields(value: unknown, mode: EditMode): value is EditFields {
  const saved = asRecord(value);
  return Object.entries(emptyFields[mode]).every(([name, empty]) => typeof saved[name] === typeof empty);
}

function byMode(value: unknown, fits: (value: unknown, mode: EditMode) => boolean) {
  return Object.fromEntries(
    editModes.map((mode) => [mode, asRecord(value)[mode]] as const).filter(([mode, one]) => fits(one, mode)),
  );
}

/** What was typed, drawn and chosen, and which version was looked at: ids and intent, never pictures. */
export const kept = parseKept(readState());

/** Takes up what this tab had kept, and keeps it from now on. */
export function keepEditor(): void {
  mode.value = kept.mode;
  pen.value = kept.pen;
  brushSize.value = kept.brush;
  forms.value = kept.forms as typeof forms.value;
  keeps.value = kept.keeps;
  ownPrompts.value = kept.ownPrompts;
  lock.value = kept.lock;
  chosenFeather.value = kept.feather;
  marks.value = kept.marks;
  remarkWords.value = kept.remarkWords;
  if (kept.style) restoreStyle(kept.style);
  keepState(() => ({
    mode: mode.value,
    pen: pen.value,
    brush: brushSize.value,
    forms: forms.value,
    keeps: keeps.value,
    ownPrompts: ownPrompts.value,
    lock: lock.value,
    feather: chosenFeather.value,
    marks: marks.value,
    remarkWords: remarkWords.value,
    choices: choices.value,
    style: style.value?.id,
    // Saving in another format gives the file another name.
    file: opened.value?.file?.uri ?? kept.file,
    current: current.value?.image.id ?? kept.current,
    result: result.value?.id,
  }));
}
