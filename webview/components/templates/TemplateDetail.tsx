import { editRecipes } from '../../../src/protocol/templates/categories.ts';
import { fillTemplate, missingValues, variablesOf } from '../../../src/protocol/templates/syntax.ts';
import type { PromptTemplate } from '../../../src/protocol/templates/template.ts';
import { listWords } from '../../../src/protocol/words.ts';
import { copyPrompt } from '../../state/actions.ts';
import { duplicate, edit, remove, useInStudio } from '../../state/templates/templateActions.ts';
import { fillIn, valuesOf } from '../../state/templates/templates.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { PromptPreview } from './PromptPreview.tsx';
import './TemplateDetail.css';

/** One template: its fields, the prompt that they make, and what can be done with it. */
export function TemplateDetail({ template }: { template: PromptTemplate }) {
  const values = valuesOf(template);
  const fields = variablesOf(template.template);
  const missing = missingValues(template.template, values);
  const whyNot = missing.length > 0 ? `Fill in ${listWords(missing.map((name) => `“${name}”`))} first.` : undefined;
  return (
    <article class="template" aria-labelledby="template-name">
      <header>
        <h2 class="title" id="template-name" tabIndex={-1}>
          {template.name}
        </h2>
        <p class="quiet">{aboutTemplate(template)}</p>
        {template.description && <p class="template-description">{template.description}</p>}
      </header>
      <div class="template-fill">
        {fields.length > 0 && (
          <div class="template-fields">
            {fields.map(({ name, standard }) => (
              <Field key={name} label={name}>
                <textarea
                  class="input"
                  rows={1}
                  placeholder={standard || (standard === undefined ? 'Needed' : 'May stay empty')}
                  aria-required={standard === undefined}
                  value={values[name] ?? standard ?? ''}
                  onInput={(event) => fillIn(template, name, event.currentTarget.value)}
                />
              </Field>
            ))}
          </div>
        )}
        <div class="template-result">
          <PromptPreview template={template.template} values={values} />
          <div class="report-ways">
            <Button primary whyNot={whyNot} onPress={() => useInStudio(template)}>
              Use in the Studio
            </Button>
            <Button whyNot={whyNot} onPress={() => copyPrompt(fillTemplate(template.template, values))}>
              Copy Prompt
            </Button>
          </div>
          {whyNot && <p class="quiet small">{whyNot}</p>}
          {template.category === editRecipes && (
            <p class="quiet small">It says what to change in an image: attach that one in the Studio.</p>
          )}
        </div>
      </div>
      <TemplateWays template={template} />
    </article>
  );
}

function TemplateWays({ template }: { template: PromptTemplate }) {
  if (template.source !== 'own') {
    return (
      <footer class="template-ways">
        <p class="quiet">
          {template.source === 'builtIn' ? 'Built in' : 'From .nanobanana/templates in this workspace'}, so it stays as
          it is.
        </p>
        <button class="link" type="button" onClick={() => duplicate(template)}>
          Duplicate to edit
        </button>
      </footer>
    );
  }
  return (
    <footer class="template-ways">
      <button class="link" type="button" onClick={() => edit(template)}>
        Edit
      </button>
      <button class="link" type="button" onClick={() => duplicate(template)}>
        Duplicate
      </button>
      <button class="link" type="button" onClick={() => remove(template)}>
        Delete
      </button>
    </footer>
  );
}

const aboutTemplate = ({ category, aspectRatio }: PromptTemplate): string =>
  [category, aspectRatio].filter(Boolean).join(' · ');
