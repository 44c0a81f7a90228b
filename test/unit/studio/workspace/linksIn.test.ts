import assert from 'node:assert/strict';
import { linksIn } from '../../../../src/studio/workspace/linksIn.ts';

const root = 'file:///home/ada/project';
const image = `${root}/assets/images/a%20harbour.png`;
const found = (text: string, document = `${root}/docs/guide.md`, images: readonly string[] = [image]) =>
  linksIn(text, document, [image], new Set(images)).map(({ line }) => line);

describe('links to an image in a text', () => {
  it('are found in every language, escaped or not', () => {
    assert.deepEqual(found('# A\n\n![A harbour](../assets/images/a%20harbour.png)\n'), [2]);
    assert.deepEqual(found('<img src="../assets/images/a harbour.png" alt="">'), [0]);
    assert.deepEqual(found('background: url("../assets/images/a%20harbour.png")'), [0]);
    assert.deepEqual(found('assets/images/a%20harbour.png', `${root}/README.md`), [0]);
    assert.deepEqual(found('![x](./assets/images/a%20harbour.png#right)', `${root}/README.md`), [0]);
  });

  it('are found when they start at a root of the project', () => {
    const plain = `${root}/public/images/logo.png`;
    const at = (text: string) => linksIn(text, `${root}/src/App.tsx`, [plain], new Set([plain])).length;
    assert.equal(at('<img src="/images/logo.png" />'), 1);
    assert.equal(at("import logo from '@/images/logo.png';"), 1);
    assert.equal(at('see logo.png'), 1);
    assert.equal(at('<img src="/other/logo.png" />'), 0);
    assert.equal(at('<img src="./logo.png" />'), 0);
    assert.equal(at('<img src="/images/my-logo.png" />'), 0);
  });

  it('are not those to another file of the same name', () => {
    const here = `${root}/docs/logo.png`;
    const there = `${root}/assets/logo.png`;
    const both = new Set([here, there]);
    const text = '![logo](logo.png)';
    assert.equal(linksIn(text, `${root}/docs/guide.md`, [there], both).length, 0);
    assert.equal(linksIn(text, `${root}/docs/guide.md`, [here], both).length, 1);
  });

  it('are told with their line, once a line', () => {
    const text = 'one\r\n  ![a](../assets/images/a%20harbour.png) ![b](../assets/images/a%20harbour.png)  \r\n';
    assert.deepEqual(linksIn(text, `${root}/docs/guide.md`, [image], new Set()), [
      { line: 1, text: '![a](../assets/images/a%20harbour.png) ![b](../assets/images/a%20harbour.png)' },
    ]);
  });

  it('are found for names with quotes, emoji and percent signs', () => {
    const name = "it's 100% (new) 🍌.png";
    const target = `${root}/assets/${encodeURIComponent(name).replaceAll("'", '%27')}`;
    const written = encodeURI(name).replace(/[()']/g, (odd) => `%${odd.charCodeAt(0).toString(16)}`);
    for (const text of [`![](assets/${written})`, `<img src="assets/${name}">`]) {
      assert.equal(linksIn(text, `${root}/README.md`, [target], new Set([target])).length, 1, text);
    }
  });
});
