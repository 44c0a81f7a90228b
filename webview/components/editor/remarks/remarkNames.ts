import { type Annotation, numberOf } from '../../../state/editor/annotations.ts';

/** "Arrow", "Number 2". */
export const remarkName = (annotation: Annotation, all: readonly Annotation[]): string =>
  `${names[annotation.kind]}${annotation.kind === 'number' ? ` ${numberOf(annotation, all)}` : ''}`;

const names = { arrow: 'Arrow', box: 'Box', number: 'Number', text: 'Words' };
