import { mode } from '../../state/editor/form.ts';
import { pen, type penTools, recordMark, redoMark, resizeBrush, undoMark } from '../../state/editor/marks.ts';
import { takesMarks } from '../../state/editor/modes.ts';
import { result } from '../../state/editor/picture.ts';
import { send } from '../../state/editor/send.ts';

const tools: Readonly<Record<string, (typeof penTools)[number]>> = {
  v: 'hand',
  b: 'brush',
  e: 'eraser',
  r: 'rectangle',
  l: 'lasso',
  a: 'arrow',
  x: 'box',
  n: 'number',
  t: 'text',
};

/** Keys of the whole page: single letters choose the pen, as in other picture editors, unless something is typed. */
export function listenToKeys(): () => void {
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || !act(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

function act(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = ctrlKey || metaKey;
  if (command && key === 'Enter') {
    if (!event.repeat) void send();
    return true;
  }
  if (isTyping(event.target) || result.value || !takesMarks(mode.value)) return false;
  const letter = key.toLowerCase();
  if (command && letter === 'z') (shiftKey ? redoMark : undoMark)();
  else if (command && letter === 'y') redoMark();
  else if (command || altKey) return false;
  else if (letter === 'i') recordMark({ kind: 'invert' });
  else if (key === '[' || key === ']') resizeBrush(key === ']' ? 1 : -1);
  else {
    const tool = tools[letter];
    if (!tool) return false;
    pen.value = tool;
  }
  return true;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox');
