import assert from 'node:assert/strict';
import { createCanvas, solid, wash } from '../../../src/demo/paint/canvas.ts';
import { toDisplay } from '../../../src/demo/paint/colour.ts';
import { develop, type Pixels } from '../../../src/demo/paint/develop.ts';
import { paintPicture } from '../../../src/demo/paint/picture.ts';
import { captionOf, recipeFor } from '../../../src/demo/paint/recipe.ts';
import { askedFor, compositions, icon } from '../../../src/demo/scenes/catalogue.ts';

const small = { width: 192, height: 128 };
const paint = (prompt: string, size = small, variation = 0) => paintPicture(recipeFor(prompt, variation), size);

/** Mean red, green and blue of a part of the picture, given in shares of its sides. */
function mean({ data, width, height }: Pixels, left = 0, top = 0, right = 1, bottom = 1): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let y = Math.floor(top * height); y < bottom * height; y++)
    for (let x = Math.floor(left * width); x < right * width; x++, count++)
      for (const channel of [0, 1, 2] as const) sums[channel] += data[(y * width + x) * 3 + channel] ?? 0;
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}

const differing = (one: Pixels, other: Pixels): number =>
  one.data.reduce((sum, value, i) => sum + (Math.abs(value - (other.data[i] ?? 0)) > 16 ? 1 : 0), 0) / one.data.length;

describe('the demo model’s paintings', () => {
  it('are the same for the same prompt, byte for byte', () => {
    assert.deepEqual(paint('a quiet harbour').data, paint('a quiet harbour').data);
  });

  it('differ from prompt to prompt, and from one variation to the next', () => {
    assert.ok(differing(paint('the first idea'), paint('the second idea')) > 0.3);
    assert.ok(differing(paint('a harbour'), paint('a harbour', small, 1)) > 0.2);
  });

  for (const [prompt, subject] of [
    ['misty mountains', 'Mountains'],
    ['sailboats on the ocean', 'Sea'],
    ['a skyline', 'City'],
    ['pine trees', 'Forest'],
    ['an astronaut', 'Space'],
    ['an app icon of a mountain', 'Icon'],
    ['a portrait of a queen', 'Portrait'],
    ['a seamless pattern', 'Geometry'],
    ['wild flowers', 'Garden'],
    ['two bananas', 'Still life'],
    ['a banana on the moon, in space', 'Space with a banana'],
  ] as const)
    it(`show what was asked for: ${prompt}`, () => {
      assert.ok(captionOf(recipeFor(prompt, 0)).startsWith(`${subject} in`));
    });

  it('follow words for colours', () => {
    const tint = (words: string) => {
      const [red, green, blue] = mean(paint(`mountains, ${words}`));
      return { red, green, blue, light: (red + green + blue) / 3 };
    };
    const [red, blue, night, pastel] = [tint('red'), tint('blue'), tint('night'), tint('pastel')];
    assert.ok(red.red > red.blue + 30);
    assert.ok(blue.blue > blue.red + 15);
    assert.ok(night.light + 60 < pastel.light);
  });

  it('show a banana that is yellow, in the middle, on something that is not', () => {
    const picture = paint('a banana', { width: 200, height: 200 });
    const [red, green, blue] = mean(picture, 0.45, 0.63, 0.55, 0.69);
    assert.ok(red > 170 && green > 130 && blue < 110, `${[red, green, blue]} is not banana yellow`);
    const [wallRed, wallGreen, wallBlue] = mean(picture, 0.02, 0.02, 0.15, 0.2);
    assert.ok(Math.min(wallRed, wallGreen) - wallBlue < 60);
  });

  for (const { name, words } of [...compositions, ...askedFor, icon])
    it(`keep their light and shade in every shape: ${name}`, () => {
      for (const size of [
        { width: 320, height: 40 },
        { width: 40, height: 320 },
        { width: 128, height: 128 },
      ]) {
        const { data } = paint(words[0] ?? name, size);
        assert.equal(data.length, size.width * size.height * 3);
        const shades = new Set(data.map((value) => value >> 4));
        assert.ok(shades.size >= 6, `${name} at ${size.width} × ${size.height} is nearly blank`);
      }
    });

  it('are marked DEMO: white letters on a dark veil in the lower right corner', () => {
    for (const prompt of ['mountains, pastel', 'space', 'a white icon']) {
      const picture = paint(prompt, { width: 512, height: 512 });
      const corner = { data: [] as number[] };
      for (let y = 478; y < 500; y++)
        for (let x = 440; x < 498; x++) corner.data.push(picture.data[(y * 512 + x) * 3 + 1] ?? 0);
      const letters = corner.data.filter((value) => value > 225).length / corner.data.length;
      assert.ok(letters > 0.06 && letters < 0.5, `${prompt}: ${letters}`);
      assert.ok(corner.data.filter((value) => value < 160).length / corner.data.length > 0.3, prompt);
    }
  });

  it('are enlarged without a seam or a shift of colour', () => {
    const canvas = createCanvas(40, 30);
    wash(canvas, solid([0.4, 0.2, 0.1]));
    const { data } = develop(canvas, { width: 101, height: 77 }, 0);
    for (const [channel, light] of [0.4, 0.2, 0.1].entries())
      for (let i = channel; i < data.length; i += 3)
        assert.ok(Math.abs((data[i] ?? 0) - toDisplay(light)) <= 1, `${data[i]} at ${i}`);
  });
});
