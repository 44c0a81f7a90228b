import assert from 'node:assert/strict';
import type { AnswerPart } from '../../../src/demo/answerShape.ts';
import type { DemoServer } from '../../../src/demo/server.ts';
import {
  ask,
  bestModel,
  imagePart,
  partsOf,
  quickModel,
  refusal,
  type Said,
  says,
  sharedStandIn,
  startStandIn,
} from './standIn.ts';

const small = { imageConfig: { aspectRatio: '1:1', imageSize: '512' } };
const corrupted = '400 INVALID_ARGUMENT: Corrupted thought signature.';

/** The conversation after one more answer. */
const answered = (contents: readonly Said[], parts: readonly AnswerPart[]): Said[] => [
  ...contents,
  { role: 'model', parts },
];

describe('thought signatures', () => {
  let server: DemoServer;
  /** hill → picture → night → picture: two finished turns, as a client keeps them. */
  let conversation: Said[];

  before(async () => {
    server = await sharedStandIn();
    const first = [says('a hill')];
    const second = [
      ...answered(first, partsOf(await ask(server, quickModel, { contents: first, generationConfig: small }))),
      says('at night'),
    ];
    conversation = answered(
      second,
      partsOf(await ask(server, quickModel, { contents: second, generationConfig: small })),
    );
  });

  const next = (contents: readonly Said[]) => ({ contents: [...contents, says('with snow')], generationConfig: small });
  const modelTurn = (index: number): AnswerPart[] => [...(conversation[index]?.parts ?? [])] as AnswerPart[];
  const withTurn = (index: number, parts: readonly object[]): Said[] =>
    conversation.with(index, { role: 'model', parts });
  const onImage = (parts: readonly AnswerPart[], change: (part: AnswerPart) => object) =>
    parts.map((part) => (part.inlineData ? change(part) : part));

  it('are on every image and on the first part', () => {
    const [text, image, ...rest] = modelTurn(1);
    assert.ok(text?.text && text.thoughtSignature);
    assert.ok(image?.inlineData && image.thoughtSignature);
    assert.equal(rest.length, 0);
  });

  it('let a third turn follow when they come back as they were', async () => {
    assert.equal(partsOf(await ask(server, quickModel, next(conversation))).length, 2);
  });

  it('let a conversation branch from any finished turn', async () => {
    await ask(server, quickModel, next(conversation.slice(0, 2)));
  });

  it('do not mind whether thoughts are sent back', async () => {
    const contents = [says('a lake')];
    const generationConfig = { ...small, thinkingConfig: { includeThoughts: true } };
    const parts = partsOf(await ask(server, quickModel, { contents, generationConfig }));
    assert.deepEqual(
      parts.map(({ thought = false }) => thought),
      [true, true, false, false],
    );
    await ask(server, quickModel, next(answered(contents, parts)));
    await ask(
      server,
      quickModel,
      next(
        answered(
          contents,
          parts.filter(({ thought }) => !thought),
        ),
      ),
    );
  });

  it('are missed where they were dropped, with both positions', async () => {
    const dropped = onImage(modelTurn(3), ({ inlineData }) => ({ inlineData }));
    assert.equal(
      await refusal(server, quickModel, next(withTurn(3, dropped))),
      '400 INVALID_ARGUMENT: Image part is missing a thought_signature in content position 4, part position 2.',
    );
  });

  it('fail on a part of their own beside the image', async () => {
    const apart = modelTurn(1).flatMap(({ thoughtSignature, ...part }) =>
      part.inlineData ? [part, { text: '', thoughtSignature }] : [{ ...part, thoughtSignature }],
    );
    assert.match(
      await refusal(server, quickModel, next(withTurn(1, apart))),
      /missing a thought_signature in content position 2/,
    );
  });

  it('fail when altered', async () => {
    const altered = onImage(modelTurn(1), (part) => ({
      ...part,
      thoughtSignature: `A${part.thoughtSignature?.slice(1)}`,
    }));
    assert.equal(await refusal(server, quickModel, next(withTurn(1, altered))), corrupted);
  });

  it('fail when moved to another turn’s image', async () => {
    const [, other] = modelTurn(3);
    const moved = onImage(modelTurn(1), (part) => ({ ...part, thoughtSignature: other?.thoughtSignature }));
    assert.equal(await refusal(server, quickModel, next(withTurn(1, moved))), corrupted);
  });

  it('fail when their image was altered', async () => {
    const [, other] = modelTurn(3);
    const swapped = onImage(modelTurn(1), (part) => ({ ...part, inlineData: other?.inlineData }));
    assert.equal(await refusal(server, quickModel, next(withTurn(1, swapped))), corrupted);
  });

  it('fail when the order of parts was changed', async () => {
    assert.equal(await refusal(server, quickModel, next(withTurn(1, modelTurn(1).toReversed()))), corrupted);
  });

  it('fail when the conversation before them was changed', async () => {
    assert.equal(await refusal(server, quickModel, next(conversation.with(0, says('a dale')))), corrupted);
    assert.equal(await refusal(server, quickModel, next(conversation.slice(2))), corrupted);
  });

  it('fail with another model than the one that signed', async () => {
    assert.equal(await refusal(server, bestModel, { contents: next(conversation).contents }), corrupted);
  });

  it('cannot be had for a foreign image in a model turn, which a user turn takes', async () => {
    const foreign = imagePart(Buffer.from(modelTurn(1)[1]?.inlineData?.data ?? '', 'base64'));
    const posing = [says('look'), { role: 'model', parts: [foreign] } as const];
    assert.match(
      await refusal(server, quickModel, next(posing)),
      /missing a thought_signature in content position 2, part position 1/,
    );
    await ask(server, quickModel, { contents: [says('make it night', foreign)], generationConfig: small });
  });

  it('are good after a restart, and worth nothing to a server of another seed', async () => {
    const restarted = await startStandIn();
    await ask(restarted, quickModel, next(conversation));
    await restarted.close();
    const stranger = await startStandIn({ signingSeed: 'another library' });
    assert.equal(await refusal(stranger, quickModel, next(conversation)), corrupted);
    await stranger.close();
  });

  it('are neither given nor wanted by the model that does not think', async () => {
    const first = [says('a hill')];
    const parts = partsOf(await ask(server, 'gemini-2.5-flash-image', { contents: first }));
    assert.ok(parts.every(({ thoughtSignature }) => thoughtSignature === undefined));
    await ask(server, 'gemini-2.5-flash-image', { contents: [...answered(first, parts), says('at night')] });
  });
});
