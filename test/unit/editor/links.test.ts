import assert from 'node:assert/strict';
import { parse } from '@babel/parser';
import { marked } from 'marked';
import { altText, linkFor } from '../../../src/editor/links.ts';

const link = { path: 'assets/images/a fox (1).jpg', alt: 'A "fox" [red] & <sly>', width: 1024, height: 768 };

describe('links', () => {
  it('writes what each language shows an image with', () => {
    assert.equal(linkFor('markdown', link), '![A "fox" \\[red\\] & \\<sly>](assets/images/a%20fox%20%281%29.jpg)');
    assert.equal(
      linkFor('html', link),
      '<img src="assets/images/a%20fox%20%281%29.jpg" alt="A &quot;fox&quot; [red] &amp; &lt;sly&gt;" width="1024" height="768">',
    );
    assert.match(linkFor('typescriptreact', link) ?? '', /width=\{1024\} height=\{768\} \/>$/);
    assert.equal(linkFor('css', link), 'url("assets/images/a%20fox%20%281%29.jpg")');
    assert.equal(linkFor('latex', link), '\\includegraphics[width=\\linewidth]{assets/images/a fox (1).jpg}');
  });

  describe('with a prompt that wants to be more than words', () => {
    const prompts = [
      'a fox](https://evil.example) ![x',
      'a fox](x.png "title") <script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<a href="',
      'a `fox',
      '\\',
      'a fox\\](https://evil.example)',
      '&lt;b&gt; &copy; &#x202e;',
      '{{ constructor.constructor("x")() }} {% include /etc/passwd %} {x}',
      '" onload="alert(1)" x="',
      "' onload='alert(1)'",
      '--> <!-- <![CDATA[',
      'a\u0000b\u001b[31m c\u202eevil\u2066\u200f',
      'line\n\n# heading\r\n---\u2028> quote',
      '}\\input{/etc/passwd}',
      '$`$&$1',
      '\ud800 lone',
    ];
    for (const prompt of prompts) {
      it(JSON.stringify(prompt), () => {
        const shown = { ...link, alt: altText(prompt) };
        assert.doesNotMatch(shown.alt, /[\p{Cc}\u2028\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);

        const markdown = `before \`code\` ${linkFor('markdown', shown)} after \` and "> ](y)`;
        const [paragraph, ...others] = marked.lexer(markdown);
        const tokens = (paragraph?.type === 'paragraph' && paragraph.tokens) || [];
        assert.equal(others.length, 0);
        const images = tokens.filter(({ type }) => type === 'image');
        assert.deepEqual(
          images.map((token) => token.type === 'image' && token.href),
          ['assets/images/a%20fox%20%281%29.jpg'],
        );
        assert.deepEqual(
          tokens.filter(({ type }) => type === 'html' || type === 'link'),
          [],
        );
        assert.doesNotMatch(linkFor('markdown', shown) ?? '', /(?<!\\)\{\{|\{%/);

        for (const language of ['html', 'vue', 'svelte']) {
          const html = linkFor(language, shown) ?? '';
          assert.match(html, /^<img src="[^"<>]+" alt="[^"<>{}]*" width="1024" height="768">$/, language);
        }
        for (const language of ['javascriptreact', 'typescriptreact']) {
          const { program } = parse(`(${linkFor(language, shown)})`, { plugins: ['jsx'] });
          const [statement] = program.body;
          const element = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
          assert.equal(element?.type === 'JSXElement' && element.openingElement.attributes.length, 4);
          assert.equal(program.body.length, 1);
        }
      });
    }

    it('in a path', () => {
      const path = 'a"b)c\\d<e>\'f{g}/x);y.png';
      assert.match(linkFor('css', { ...link, path }) ?? '', /^url\("[^"\\()]*"\)$/);
      assert.match(linkFor('html', { ...link, path }) ?? '', /^<img src="[^"<>{}]+" alt/);
      const [token] = marked.Lexer.lexInline(linkFor('markdown', { ...link, path }) ?? '');
      assert.equal(token?.type, 'image');
    });
  });

  describe('in LaTeX, which reads paths as they are', () => {
    for (const path of ['a fox/b_c.png', 'a~b/$c&d^e.png', "größe/日本 (1), 'x'.png"])
      it(`writes ${path}`, () => {
        assert.equal(linkFor('latex', { ...link, path }), `\\includegraphics[width=\\linewidth]{${path}}`);
      });
    for (const path of [
      '100% done/a.png',
      'c#/a.png',
      'a{b/a.png',
      'a}b/a.png',
      'a\\input/a.png',
      'a"b.png',
      'a  b.png',
    ])
      it(`says that it cannot read ${path}`, () => {
        for (const language of ['latex', 'tex'])
          assert.throws(() => linkFor(language, { ...link, path }), {
            kind: 'invalidInput',
            message: /LaTeX cannot read/,
          });
      });
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
