import assert from 'node:assert/strict';
import { lineBelow, wordsOf } from '../../../src/editor/belowSelection.ts';

/** The text after a link went below what stands between «». */
function linked(languageId: string, marked: string): string {
  const end = marked.replace('«', '').indexOf('»');
  const text = marked.replace(/[«»]/g, '');
  const { at, before, after } = lineBelow(languageId, text, end);
  return `${text.slice(0, at)}${before}LINK${after}${text.slice(at)}`;
}

describe('a link below the selection', () => {
  it('is a paragraph of its own in Markdown', () => {
    assert.equal(linked('markdown', 'See «a fox».\nMore.'), 'See a fox.\n\nLINK\n\nMore.');
    assert.equal(linked('markdown', '«A fox»\n\nMore.'), 'A fox\n\nLINK\n\nMore.');
    assert.equal(linked('markdown', '«A fox»'), 'A fox\n\nLINK');
    assert.equal(linked('markdown', '1. «a fox»\n2. a cat'), '1. a fox\n\n   LINK\n\n2. a cat');
  });

  it('is never inside the comment that the words stand in', () => {
    assert.equal(
      linked('html', '<p>\n  <!-- «a fox»\n    in snow -->\n</p>'),
      '<p>\n  <!-- a fox\n    in snow -->\n  LINK\n</p>',
    );
    assert.equal(linked('typescriptreact', '\t{/* «a fox» */}\n\t<b/>'), '\t{/* a fox */}\n\tLINK\n\t<b/>');
    assert.equal(linked('markdown', '<!-- old -->\n«A fox»'), '<!-- old -->\nA fox\n\nLINK');
  });

  it('is a declaration in a style sheet', () => {
    assert.equal(
      linked('css', '.a {\r\n  /* «a fox» */\r\n}'),
      '.a {\r\n  /* a fox */\n  background-image: LINK;\r\n}',
    );
  });

  it('has the words alone for its prompt', () => {
    assert.equal(wordsOf('<!-- A fox\n  in the snow -->'), 'A fox\n  in the snow');
    assert.equal(wordsOf('{/* A fox */}'), 'A fox');
    assert.equal(wordsOf('  // A fox\n  // in snow'), 'A fox\nin snow');
    assert.equal(wordsOf('## A fox #1'), 'A fox #1');
    assert.equal(wordsOf(' \n'), '');
  });
});
