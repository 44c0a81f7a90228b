import { filledParts } from '../../../src/protocol/templates/syntax.ts';
import './PromptPreview.css';

interface PromptPreviewProps {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The prompt as it will be sent; what came out of a field can be told from the words around it. */
export function PromptPreview({ template, values }: PromptPreviewProps) {
  return (
    <section class="prompt-preview" aria-label="Prompt">
      {filledParts(template, values).map(({ text, field, missing }, place) =>
        field === undefined ? (
          text
        ) : (
          // Pieces have no identity but their place.
          <span key={place} class={missing ? 'from-field missing' : 'from-field'} title={field}>
            {text}
          </span>
        ),
      )}
    </section>
  );
}
