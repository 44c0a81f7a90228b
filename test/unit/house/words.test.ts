import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/folders.ts';
import { readSources } from './sources.ts';

/** Sentences of these go to the model, or to whoever reads the log of a broken build. */
const notForUsers = /^src\/(protocol\/(templates\/builtIn|edits\/(editPrompt|gradeWords))|demo)\b/;

describe('The words that users read', () => {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const table = read('CONTRIBUTING.md').split('## Words')[1] ?? '';
  const never = [...table.matchAll(/^\|[^|]+\|[^|]+\|([^|]+)\|$/gm)]
    .flatMap(([, words = '']) => words.split(','))
    .map((word) => word.trim())
    .filter((word) => /^[a-z]/.test(word) && word !== 'never');
  const forbidden = new RegExp(`\\b(${never.join('|')})s?\\b`, 'i');

  it('are those of the table in CONTRIBUTING.md, on pages and in notices', () => {
    assert.ok(never.length > 10);
    const pages = readSources().filter(({ path }) => !notForUsers.test(path));
    const phrases = pages.flatMap(({ path, phrases: own }) => own.map((phrase) => `${path}: ${phrase}`));
    assert.ok(phrases.length > 1000);
    assert.deepEqual(
      phrases.filter((phrase) => forbidden.test(phrase.replace(/^[^:]+: /, ''))),
      [],
    );
  });

  it('and in titles, settings, the walkthrough, the README and the CHANGELOG', () => {
    const { displayName, description, contributes } = JSON.parse(read('package.json'));
    const texts = [displayName, description, ...textsIn(contributes), read('README.md'), read('CHANGELOG.md')];
    assert.deepEqual(
      texts.flatMap((text) => forbidden.exec(text)?.[0] ?? []),
      [],
    );
  });
});

/** What has a space is for people; ids and conditions have none, or operators. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return / /.test(value) && !/&&|==/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
