import assert from 'node:assert/strict';
import { altText, linkFor } from '../../../src/editor/links.ts';

const link = { path: 'assets/images/a fox (1).jpg', alt: 'A "fox" [red] & <sly>', width: 1024, height: 768 };

describe('links', () => {
  it('writes what each language shows an image with', () => {
    assert.equal(linkFor('markdown', link), '![A "fox" \\[red\\] & <sly>](assets/images/a%20fox%20%281%29.jpg)');
    assert.equal(
      linkFor('html', link),
      '<img src="assets/images/a%20fox%20%281%29.jpg" alt="A &quot;fox&quot; [red] &amp; &lt;sly&gt;" width="1024" height="768">',
    );
    assert.match(linkFor('typescriptreact', link) ?? '', /width=\{1024\} height=\{768\} \/>$/);
    assert.equal(linkFor('css', link), 'url("assets/images/a%20fox%20%281%29.jpg")');
    assert.equal(linkFor('latex', link), '\\includegraphics[width=\\linewidth]{assets/images/a fox (1).jpg}');
  });

  it('has none for a language that cannot show one', () => {
    assert.equal(linkFor('python', link), undefined);
    assert.equal(linkFor('toString', link), undefined);
  });

  it('makes one line of alternative text', () => {
    assert.equal(altText('A fox\n  in the snow '), 'A fox in the snow');
    const long = altText('word '.repeat(60));
    assert.ok(long.length <= 125 && long.endsWith('word…'), long);
  });
});
