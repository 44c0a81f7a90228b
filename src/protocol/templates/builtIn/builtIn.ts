import type { AspectRatio } from '../../model.ts';
import type { TemplateCategory } from '../categories.ts';

/**
 * How the templates here are written down. What works with Gemini's image models: whole sentences that describe the
 * picture, camera and light for photographs, exact words in quotes, what must stay the same in an edit. None of the
 * models gives transparency, so what is cut out later stands on one flat colour.
 */
export interface BuiltIn {
  readonly id: string;
  readonly name: string;
  readonly category: TemplateCategory;
  readonly description: string;
  readonly aspectRatio?: AspectRatio;
  /** Sentence by sentence; a space goes between them. */
  readonly text: readonly string[];
}
