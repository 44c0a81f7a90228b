import { useEffect } from 'preact/hooks';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { TemplateDetail } from '../components/templates/TemplateDetail.tsx';
import { TemplateForm } from '../components/templates/TemplateForm.tsx';
import { TemplateList } from '../components/templates/TemplateList.tsx';
import { choose, exportTemplates, importTemplates, writeNew } from '../state/templates/templateActions.ts';
import {
  chosenId,
  draft,
  groups,
  keepTemplatesPage,
  search,
  shownTemplate,
  templates,
} from '../state/templates/templates.ts';
import './TemplatesPage.css';

/** Prompts with fields: a list to choose from, beside it the one that is filled in or written; one at a time where it is narrow. */
export function Page() {
  useEffect(templates.follow, []);
  useEffect(keepTemplatesPage, []);
  const isOpen = draft.value !== undefined || chosenId.value !== undefined;
  return (
    <main class={isOpen ? 'templates templates-open' : 'templates'}>
      <h1 class="unseen">Prompt templates</h1>
      <div class="templates-side">
        <TemplateSearch />
        <PageTrouble failure={templates.failure.value} reload={templates.reload} />
        {templates.value.value && (groups.value.length > 0 ? <TemplateList /> : <NothingFound />)}
        <TemplateFiles />
      </div>
      <div class="templates-main">
        <button class="templates-back link" type="button" onClick={() => choose(undefined)}>
          <Icon name="arrowLeft" /> All templates
        </button>
        {draft.value ? (
          <TemplateForm draft={draft.value} />
        ) : (
          shownTemplate.value && <TemplateDetail key={shownTemplate.value.id} template={shownTemplate.value} />
        )}
      </div>
    </main>
  );
}

function TemplateSearch() {
  return (
    <div class="templates-head">
      <SearchField
        label="Search templates"
        text={search.value}
        onSearch={(text) => {
          search.value = text;
        }}
      />
      <IconButton icon="add" label="New Template" onPress={writeNew} />
    </div>
  );
}

function TemplateFiles() {
  return (
    <footer class="templates-files">
      <button class="link" type="button" onClick={importTemplates}>
        Import…
      </button>
      <button class="link" type="button" title="Your own templates, as a file" onClick={exportTemplates}>
        Export…
      </button>
    </footer>
  );
}

function NothingFound() {
  return (
    <div class="templates-none">
      <p class="quiet">No template has “{search.value.trim()}” in it.</p>
      <Button
        onPress={() => {
          search.value = '';
        }}
      >
        Clear Search
      </Button>
    </div>
  );
}
