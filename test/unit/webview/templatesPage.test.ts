import assert from 'node:assert/strict';
import { builtInTemplates } from '../../../src/protocol/templates/builtInTemplates.ts';
import { findTemplates } from '../../../webview/state/templates/findTemplates.ts';
import { parseSavedTemplates } from '../../../webview/state/templates/savedTemplates.ts';
import {
  emptyTemplate,
  isChanged,
  offeredCategories,
  tidyTemplate,
} from '../../../webview/state/templates/templateDraft.ts';

describe('the templates page', () => {
  it('finds templates by all the words of a search, wherever they stand', () => {
    assert.equal(findTemplates(builtInTemplates, '  ').length, builtInTemplates.length);
    const found = findTemplates(builtInTemplates, 'BANNER readme').map(({ name }) => name);
    assert.ok(found.includes('README hero'), found.join());
    assert.deepEqual(findTemplates(builtInTemplates, 'banner zeppelin'), []);
  });

  it('offers the categories of others, too, each once', () => {
    const mine = { ...emptyTemplate, category: 'House style' };
    const offered = offeredCategories([mine, mine, emptyTemplate]);
    assert.equal(offered[0], 'Project pages');
    assert.equal(offered.filter((category) => category === 'House style').length, 1);
    assert.equal(offered.at(-1), 'House style');
  });

  it('knows whether anything was written that could be lost', () => {
    const original = { ...emptyTemplate, name: 'Fox' };
    assert.equal(isChanged({ original, template: { ...original, name: 'Fox ', description: '' } }), false);
    assert.equal(isChanged({ original, template: { ...original, template: 'a fox' } }), true);
  });

  it('keeps no empty fields of a template', () => {
    assert.deepEqual(tidyTemplate({ ...emptyTemplate, name: ' Fox ', description: '  ' }), {
      ...emptyTemplate,
      name: 'Fox',
    });
  });

  describe('after it was hidden', () => {
    it('has everything back', () => {
      const state = {
        search: 'fox',
        chosen: 'own-1',
        values: { 'own-1': { animal: 'fox' } },
        draft: { id: 'own-1', original: emptyTemplate, template: { ...emptyTemplate, aspectRatio: '16:9' as const } },
      };
      assert.deepEqual(parseSavedTemplates(JSON.parse(JSON.stringify(state))), state);
    });

    it('starts afresh from what it does not understand', () => {
      for (const state of [undefined, null, 7, 'x', { search: 1, chosen: {}, values: [1], draft: { template: {} } }]) {
        const { search, chosen, draft } = parseSavedTemplates(state);
        assert.deepEqual({ search, chosen, draft }, { search: '', chosen: undefined, draft: undefined });
      }
    });
  });
});
