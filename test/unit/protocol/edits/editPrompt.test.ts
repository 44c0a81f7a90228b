import assert from 'node:assert/strict';
import { composeEditPrompt } from '../../../../src/protocol/edits/editPrompt.ts';
import {
  type EditFields,
  editModes,
  emptyFields,
  nothingAttached,
  whatIsMissing,
} from '../../../../src/protocol/edits/modes.ts';
import { promptInBrief } from '../../../../src/protocol/edits/promptInBrief.ts';
import { everyEdit } from './everyEdit.ts';

describe('the words of an edit', () => {
  it('differ between any two modes, with the composition kept or not', () => {
    const composed = everyEdit.flatMap((fields) =>
      [true, false].map((keepComposition) => composeEditPrompt(fields, { keepComposition })),
    );
    assert.equal(new Set(composed).size, everyEdit.length * 2);
  });

  it('hold what the user has written, every wish of the form included', () => {
    const wishes: readonly (readonly [EditFields, RegExp])[] = [
      [
        { mode: 'add', element: 'a red kite.', place: 'above the barn' },
        /^Add a red kite to this picture above the barn\.\n/,
      ],
      [
        { mode: 'inpaint', area: 'the mug', change: 'a glass of tea' },
        /Change only the mug in this picture: make it a glass of tea\./,
      ],
      [
        { mode: 'grade', temperature: -2, contrast: 1, mood: 'calm', film: 'instant' },
        /much cooler.*slightly stronger contrast.*instant print.* and a mood that is calm\./,
      ],
      [
        { mode: 'restore', damages: ['scratches', 'noise'], colourise: true },
        /repair scratches, creases and tears and noise and grain\.\nGive it natural/,
      ],
      [
        { mode: 'extend', aspectRatio: '21:9', surroundings: 'open sea' },
        /shape 21:9\.\nThe new areas show open sea\./,
      ],
      [{ mode: 'upscale', resolution: '4K' }, /\(4K\)/],
      [{ ...emptyFields.background, scene: 'a pine forest' }, /background of this picture with a pine forest\./],
    ];
    for (const [fields, expected] of wishes)
      assert.match(composeEditPrompt(fields, { keepComposition: true }), expected);
  });

  it('count the images as they are sent, and speak of each', () => {
    const words = composeEditPrompt(
      { mode: 'style', style: '' },
      { keepComposition: true, attached: { mask: true, annotations: true, style: true } },
    );
    assert.match(
      words,
      /Image 1 is the picture to edit\.\nImage 2 is image 1 again, with the area.*\nImage 3 is image 1 again, with instructions.*\nImage 4 is there for its style/,
    );
    assert.match(words, /with the technique, colours and mood of image 4/);
  });

  it('begin with what is wanted where they are a name', () => {
    const attached = { mask: true, annotations: true, style: true };
    for (const fields of everyEdit) {
      const alone = composeEditPrompt(fields, { keepComposition: false });
      assert.equal(promptInBrief(alone), alone);
      const words = promptInBrief(composeEditPrompt(fields, { keepComposition: false, attached }));
      assert.ok(words.length > 0);
      assert.doesNotMatch(words, /^Image 1 is/);
    }
  });

  it('say nothing of images when the original goes alone', () => {
    for (const fields of everyEdit)
      assert.doesNotMatch(composeEditPrompt(fields, { keepComposition: true }), /[Ii]mage \d|tint/);
  });

  it('name the tinted area where a mask shows what words do not', () => {
    const attached = { ...nothingAttached, mask: true };
    const remove = composeEditPrompt(emptyFields.remove, { keepComposition: true, attached });
    assert.match(remove, /Remove what the tinted area covers from this picture/);
    assert.equal(whatIsMissing(emptyFields.remove, attached), undefined);
    assert.match(whatIsMissing(emptyFields.inpaint, attached) ?? '', /what should be there instead/);
  });
});

describe('the form of an edit', () => {
  it('says what is missing for every mode that needs words, and nothing for the others', () => {
    const needs = editModes.filter((mode) => whatIsMissing(emptyFields[mode], nothingAttached));
    assert.deepEqual(needs, ['free', 'add', 'remove', 'inpaint', 'style', 'grade', 'background']);
    for (const fields of everyEdit) assert.equal(whatIsMissing(fields, nothingAttached), undefined);
  });
});
