import { useState } from 'preact/hooks';
import { syntaxProblem } from '../../../src/protocol/templates/syntax.ts';
import { templateProblem } from '../../../src/protocol/templates/template.ts';
import { leaveDraft, nameBoxId, save } from '../../state/templates/templateActions.ts';
import type { TemplateDraft } from '../../state/templates/templateDraft.ts';
import { write } from '../../state/templates/templates.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { CategoryField } from './CategoryField.tsx';
import { PromptPreview } from './PromptPreview.tsx';
import { ShapeField } from './ShapeField.tsx';
import './TemplateForm.css';

/** Where a template is written: words, and beneath them the prompt that they make with their defaults. */
export function TemplateForm({ draft: { id, template }, draft }: { draft: TemplateDraft }) {
  // Braces are told of while they are typed; what is still missing, when it should have been there.
  const [tried, setTried] = useState(false);
  const problem = tried ? templateProblem(template) : syntaxProblem(template.template);
  const title = id === undefined ? 'New template' : 'Edit template';
  return (
    <section class="template-form" aria-label={title}>
      <h2 class="title">{title}</h2>
      <Field label="Name">
        <input
          class="input"
          id={nameBoxId}
          value={template.name}
          onInput={(event) => write({ ...template, name: event.currentTarget.value })}
        />
      </Field>
      <div class="template-kind">
        <CategoryField template={template} />
        <ShapeField template={template} />
      </div>
      <Field label="Description">
        <textarea
          class="input"
          rows={1}
          value={template.description ?? ''}
          onInput={(event) => write({ ...template, description: event.currentTarget.value })}
        />
      </Field>
      <Field
        label="Text"
        help="{subject} becomes a field, {light=dusk} one with a default. For a plain brace write {{ or }}."
      >
        <textarea
          class="input template-text"
          value={template.template}
          aria-invalid={syntaxProblem(template.template) !== undefined}
          onInput={(event) => write({ ...template, template: event.currentTarget.value })}
        />
      </Field>
      <p class="template-problem" role="status">
        {problem}
      </p>
      <div class="report-ways">
        <Button
          primary
          onPress={() => {
            setTried(true);
            save(draft);
          }}
        >
          Save
        </Button>
        <Button onPress={leaveDraft}>Cancel</Button>
      </div>
      {template.template.trim() && (
        <div class="template-trial">
          <p class="quiet">With its defaults:</p>
          <PromptPreview template={template.template} values={{}} />
        </div>
      )}
    </section>
  );
}
