import assert from 'node:assert/strict';
import { catalog } from '../../../src/protocol/catalog.ts';
import { builtInTemplates } from '../../../src/protocol/templates/builtInTemplates.ts';
import { groupTemplates, templateCategories } from '../../../src/protocol/templates/categories.ts';
import { fillTemplate, variablesOf } from '../../../src/protocol/templates/syntax.ts';
import { type NewTemplate, type PromptTemplate, templateProblem } from '../../../src/protocol/templates/template.ts';

describe('the templates that come with the product', () => {
  it('are many, and every category has several', () => {
    assert.ok(builtInTemplates.length >= 48, `${builtInTemplates.length}`);
    for (const category of templateCategories) {
      const inside = builtInTemplates.filter((template) => template.category === category).length;
      assert.ok(inside >= 4, `${category}: ${inside}`);
    }
  });

  it('have ids and names of their own', () => {
    for (const field of ['id', 'name', 'description'] as const) {
      const values = builtInTemplates.map((template) => template[field]);
      assert.equal(new Set(values).size, values.length, field);
    }
  });

  for (const template of builtInTemplates) {
    it(`${template.name}: ready to use as it is, with fields to change`, () => {
      assert.equal(templateProblem(template), undefined);
      assert.ok(template.description);
      const variables = variablesOf(template.template);
      assert.ok(variables.length >= 2, 'two fields');
      for (const { name, standard } of variables) assert.ok(standard, `${name} has a default`);
      const prompt = fillTemplate(template.template, {});
      assert.doesNotMatch(prompt, /[{}[\]]|\s{2}/, 'no leftovers');
      assert.ok(prompt.length >= 200 && prompt.length <= 700, `${prompt.length} characters`);
    });
  }

  it('are no two alike', () => {
    const all = builtInTemplates.map(({ id, template }) => ({ id, words: wordsOf(fillTemplate(template, {})) }));
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1)) {
        const shared = [...a.words].filter((word) => b.words.has(word)).length;
        const alike = shared / (a.words.size + b.words.size - shared);
        assert.ok(alike < 0.35, `${a.id} and ${b.id} share ${alike.toFixed(2)} of their words`);
      }
    }
  });

  it('suggest only shapes that every model in service makes', () => {
    const live = catalog.filter(({ stage }) => stage !== 'retired');
    for (const { id, aspectRatio } of builtInTemplates) {
      if (aspectRatio)
        assert.ok(
          live.every(({ aspectRatios }) => aspectRatios.includes(aspectRatio)),
          id,
        );
    }
  });

  it('leave the shape of an edit to the image that is edited', () => {
    for (const { id, category, aspectRatio } of builtInTemplates) {
      assert.equal(aspectRatio === undefined, category === 'Edit recipes', id);
    }
  });
});

describe('categories', () => {
  it('come in their own order, then those of the user by name, and none that is empty', () => {
    const groups = groupTemplates([
      template('1', 'Zebra'),
      template('2', 'Edit recipes'),
      template('3', 'Apple'),
      template('4', 'Diagrams'),
      template('5', 'Zebra'),
    ]);
    assert.deepEqual(
      groups.map(({ category, templates }) => [category, templates.map(({ id }) => id)]),
      [
        ['Diagrams', ['4']],
        ['Edit recipes', ['2']],
        ['Apple', ['3']],
        ['Zebra', ['1', '5']],
      ],
    );
  });
});

describe('a template that somebody writes', () => {
  const good: NewTemplate = { name: 'Fox', category: 'Mine', template: 'A {animal=fox}' };
  const cases: { change: Partial<NewTemplate>; says: RegExp }[] = [
    { change: { name: ' ' }, says: /needs a name/ },
    { change: { category: '' }, says: /needs a category/ },
    { change: { template: '\n' }, says: /needs a text/ },
    { change: { name: 'x'.repeat(101) }, says: /name has 101 characters; up to 100/ },
    { change: { template: 'x'.repeat(20_001) }, says: /text has 20,001 characters; up to 20,000/ },
    { change: { template: 'A {animal' }, says: /not closed/ },
  ];
  for (const { change, says } of cases) {
    it(`is told: ${says.source}`, () => assert.match(templateProblem({ ...good, ...change }) ?? '', says));
  }

  it('passes when nothing is wrong', () => assert.equal(templateProblem(good), undefined));
});

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}+/gu));

function template(id: string, category: string): PromptTemplate {
  return { id, category, name: id, template: id, source: 'own' };
}
