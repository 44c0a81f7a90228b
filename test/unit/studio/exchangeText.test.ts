import assert from 'node:assert/strict';
import { converse } from '../../../src/studio/conversation/converse.ts';
import { exchangeText } from '../../../src/studio/exchangeText.ts';
import { generate } from '../../../src/studio/generate.ts';
import { sharedStandIn } from '../demo/standIn.ts';
import { closeAll } from '../library/testLibrary.ts';
import { onStandIn, quick } from './conversation/talk.ts';
import { testStudio } from './testStudio.ts';

describe('the request and the response of an image', () => {
  after(closeAll);

  it('are JSON to read: what was sent and what came, long signatures shortened', async () => {
    const studio = await testStudio();
    const [image] = await generate(studio, { prompt: 'a fox' }).finished;
    const turn = image?.turnId && (await studio.opened.turns.read(image.turnId));
    assert.ok(image && turn);
    await studio.opened.turns.save({
      ...turn,
      request: { contents: [{ parts: [{ text: 'a fox' }] }] },
      response: { candidates: [{ content: { parts: [{ thoughtSignature: 'x'.repeat(1_000_000) }] } }] },
    });
    const text = await exchangeText(studio, image.id);
    const { model, request, response } = JSON.parse(text);
    assert.equal(model, 'gemini-nano-banana-2.1');
    assert.deepEqual(request, { contents: [{ parts: [{ text: 'a fox' }] }] });
    assert.match(response.candidates[0].content.parts[0].thoughtSignature, /^x{60}… \(1,000,000 characters\)$/);
  });

  it('are there of a job that failed, refused by Google or answered without an image', async () => {
    const studio = await onStandIn(await testStudio());
    for (const [fault, said] of [
      ['overloaded', /503|UNAVAILABLE/],
      ['refusal IMAGE_SAFETY', /IMAGE_SAFETY/],
    ] as const) {
      const { jobId, finished } = generate(studio, { ...quick, prompt: `a fox [[fault:${fault}]]` });
      await assert.rejects(finished);
      const state = studio.jobs.list().find(({ id }) => id === jobId)?.state;
      assert.ok(state?.phase === 'failed' && state.wasSent, fault);
      const text = await exchangeText(studio, jobId);
      assert.match(JSON.stringify(JSON.parse(text).request), /a fox/);
      assert.match(JSON.stringify(JSON.parse(text).response), said);
      assert.ok(!text.includes((await sharedStandIn()).key));
      studio.jobs.dismiss(jobId);
      await assert.rejects(exchangeText(studio, jobId), { kind: 'notFound' });
    }
  });

  it('are there of a message that failed, from its session and so after a restart, too', async () => {
    for (const [fault, said] of [
      ['overloaded', /503|UNAVAILABLE/],
      ['refusal IMAGE_SAFETY', /IMAGE_SAFETY/],
    ] as const) {
      const studio = await onStandIn(await testStudio());
      const { id } = await studio.opened.sessions.create({});
      const { turnId, jobId, finished } = await converse(studio, id, { ...quick, text: `a fox [[fault:${fault}]]` });
      await assert.rejects(finished);
      studio.jobs.dismiss(jobId);
      const { model, request, response } = JSON.parse(await exchangeText(studio, turnId));
      assert.equal(model, quick.model);
      assert.match(JSON.stringify(request), /a fox/);
      assert.match(JSON.stringify(response), said);
    }
  });

  it('are not there for an image that is not', async () => {
    const studio = await testStudio();
    await assert.rejects(exchangeText(studio, '00000000-0000-4000-8000-000000000000'), { kind: 'notFound' });
  });
});
