import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PromptTemplate } from '../../../src/protocol/templates/template.ts';
import { choose } from '../../state/templates/templateActions.ts';
import { draft, groups, shownTemplate } from '../../state/templates/templates.ts';
import { stepInList } from '../listKeys.ts';
import { Shape } from '../Shape.tsx';
import './TemplateList.css';

/** All templates under their categories, as a list of VS Code: one stop of the Tab key, arrows within, Enter opens. */
export function TemplateList() {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const all = groups.value.flatMap(({ templates }) => templates);
  const shown = draft.value ? draft.value.id : shownTemplate.value?.id;
  // One option can always be reached with Tab.
  const stop = [focused, shown].find((id) => all.some((template) => template.id === id)) ?? all[0]?.id;

  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);

  const onKeyDown = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const next = stepInList(event.key, options);
    if (next !== undefined) options[next]?.focus();
    else if ((event.key === 'Enter' || event.key === ' ') && stop) choose(stop);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="template-list" ref={list} role="listbox" aria-label="Templates">
      {groups.value.map(({ category, templates }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox.
        <div key={category} role="group" aria-label={category}>
          <div class="template-category" aria-hidden="true">
            {category}
          </div>
          {templates.map((template) => (
            <div
              key={template.id}
              class="template-row"
              role="option"
              aria-selected={template.id === shown}
              tabIndex={template.id === stop ? 0 : -1}
              title={template.description}
              onKeyDown={onKeyDown}
              onFocus={() => setFocused(template.id)}
              onClick={() => choose(template.id)}
            >
              <TemplateRow template={template} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function TemplateRow({ template: { name, aspectRatio, source } }: { template: PromptTemplate }) {
  return (
    <>
      <Shape ratio={aspectRatio ?? '1:1'} size={14} />
      <span class="template-name">{name}</span>
      {source !== 'builtIn' && <span class="template-source small">{source === 'own' ? 'yours' : 'workspace'}</span>}
    </>
  );
}
