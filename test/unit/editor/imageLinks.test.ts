import assert from 'node:assert/strict';
import { imageLinkAt } from '../../../src/editor/imageLinks.ts';

/** The link at the ¦ of a text. */
const at = (languageId: string, marked: string) =>
  imageLinkAt(languageId, marked.replace('¦', ''), marked.indexOf('¦'));

describe('the link under the cursor', () => {
  it('is found with its words, in Markdown, HTML and JSX', () => {
    assert.deepEqual(at('markdown', 'x ![old](a.png) ![A \\[red\\] fo¦x](img/a%20fox.png "title") y'), {
      path: 'img/a fox.png',
      alt: 'A [red] fox',
    });
    const tag = '<img\n  alt="a &quot;fox&quot;"\n  src="/img/fo¦x.webp" width="3">';
    assert.deepEqual(at('html', tag), { path: '/img/fox.webp', alt: 'a "fox"' });
    assert.deepEqual(at('typescriptreact', `<img src={'./fox.jpeg'} alt=¦'a fox' />`), {
      path: './fox.jpeg',
      alt: 'a fox',
    });
  });

  it('is none where nothing can be made of it', () => {
    for (const text of ['![](¦fox.png)', '![fox](¦https://a.b/fox.png)', '![fox](¦fox.svg)', '![fox](fox.png) ¦'])
      assert.equal(at('markdown', text), undefined, text);
    assert.equal(at('html', '<img src="fox.png">¦<img alt="a fox">'), undefined);
  });
});
