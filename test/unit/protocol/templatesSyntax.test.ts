import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fillTemplate, missingValues, syntaxProblem, variablesOf } from '../../../src/protocol/templates/syntax.ts';

describe('the text of a template', () => {
  it('has its fields in the order of first mention, each once', () => {
    assert.deepEqual(variablesOf('{subject} at {time of day=dusk}, {subject} again, {season=}'), [
      { name: 'subject' },
      { name: 'time of day', standard: 'dusk' },
      { name: 'season', standard: '' },
    ]);
  });

  it('takes the default from wherever it stands, and uses it everywhere', () => {
    const template = '{animal} and {animal=a red fox}';
    assert.deepEqual(variablesOf(template), [{ name: 'animal', standard: 'a red fox' }]);
    assert.equal(fillTemplate(template, {}), 'a red fox and a red fox');
  });

  it('reads names as people write them', () => {
    for (const name of ['Größe', 'hero’s hat', '{', '2nd', '_private', 'a'.repeat(41)]) {
      assert.deepEqual(variablesOf(`{${name}}`), name === 'Größe' ? [{ name }] : [], name);
    }
    assert.deepEqual(variablesOf("{ hero's  best-hat = red }"), [{ name: "hero's best-hat", standard: 'red' }]);
  });

  it('keeps an equals sign inside a default', () => {
    assert.deepEqual(variablesOf('{formula=E = mc²}'), [{ name: 'formula', standard: 'E = mc²' }]);
  });

  it('turns values into the prompt as they are, and never reads them as fields', () => {
    assert.equal(fillTemplate('{a} {b=x}', { a: '{b} {{ $& }', b: ' y ' }), '{b} {{ $& } y');
  });

  it('lets the default stand in for a blank value', () => {
    assert.equal(fillTemplate('a {colour=blue} door', { colour: '  ' }), 'a blue door');
  });

  it('shows in brackets what is missing, and names it', () => {
    assert.equal(fillTemplate('{who} in {place=a garden}', {}), '[who] in a garden');
    assert.deepEqual(missingValues('{who} in {place=a garden} {mood=}', {}), ['who']);
    assert.deepEqual(missingValues('{who} in {place=a garden}', { who: 'a gnome' }), []);
  });

  it('is not fooled by a field that is called like something every object has', () => {
    assert.equal(fillTemplate('{constructor}', {}), '[constructor]');
    assert.deepEqual(missingValues('{toString}', {}), ['toString']);
  });

  it('writes plain braces for doubled ones', () => {
    assert.equal(fillTemplate('a {{literal}} and {{{word=filled}}}', {}), 'a {literal} and {filled}');
    assert.equal(syntaxProblem('a {{literal}} and {{{word=filled}}}'), undefined);
  });

  const mistakes: { template: string; says: RegExp }[] = [
    { template: 'a {subject', says: /"\{" is not closed/ },
    { template: 'a subject}', says: /"\}" closes nothing/ },
    { template: '{outer={inner}}', says: /has another one inside/ },
    { template: 'nothing {}', says: /no name: \{\}/ },
    { template: 'nothing { =red}', says: /no name: \{ =red\}/ },
    { template: '{"json": true}', says: /^\{"json": true\} is not a field/ },
    { template: `{${'long '.repeat(20)}}`, says: /… is not a field: .* up to 40 letters/ },
    { template: '{a=one} {a=two}', says: /"a" has two defaults, "one" and "two"/ },
  ];
  for (const { template, says } of mistakes) {
    it(`says what is wrong with ${template.slice(0, 20)}`, () => {
      assert.match(syntaxProblem(template) ?? '', says);
    });
  }

  it('accepts the same default twice', () => {
    assert.equal(syntaxProblem('{a=one} {a=one} {a}'), undefined);
  });

  it('previews a half-typed text as it stands', () => {
    assert.equal(fillTemplate('A {subject=fox} under a {mo', {}), 'A fox under a {mo');
    assert.equal(fillTemplate('{"json": {"a": 1}}', {}), '{"json": {"a": 1}}');
  });

  it('brings any text through unchanged once its braces are doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '=', 'a', ' ', '\n') }), (text) => {
        const template = text.replace(/[{}]/g, '$&$&');
        assert.equal(syntaxProblem(template), undefined);
        assert.equal(fillTemplate(template, {}), text.trim());
      }),
    );
  });
});
