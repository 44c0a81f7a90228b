import assert from 'node:assert/strict';
import type { Answer } from '../../../src/demo/answerShape.ts';
import type { DemoServer } from '../../../src/demo/server.ts';
import { ask, partsOf, pictureOf, post, quickModel, says, sharedStandIn } from './standIn.ts';

const config = { generationConfig: { imageConfig: { imageSize: '512' } } };

describe('scripted faults', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  const request = (script: string) => ({ ...config, contents: [says(`a pattern [[fault:${script}]]`)] });
  const fail = (script: string, method?: string) => post(server, quickModel, request(script), method);
  const answer = (script: string) => ask(server, quickModel, request(script));
  const stream = async (script: string) => (await fail(script, 'streamGenerateContent?alt=sse')).text();

  /** Script, status, what the body says, and whether Google would have billed it. */
  const answered: readonly (readonly [script: string, status: number, body: RegExp, paid: boolean])[] = [
    ['noCredit', 402, /prepayment credits/, false],
    ['leakedKey', 403, /reported as leaked/, false],
    ['serviceDisabled', 403, /SERVICE_DISABLED/, false],
    ['region', 400, /location is not supported/, false],
    ['unauthenticated', 401, /UNAUTHENTICATED/, false],
    ['closedToNewUsers', 404, /no longer available to new users/, false],
    ['internal', 500, /INTERNAL/, false],
    ['overloaded', 503, /overloaded/, false],
    ['deadline', 504, /DEADLINE_EXCEEDED/, false],
    ['tooLarge', 413, /exceeds the limit/, false],
    ['errorInArray', 503, /^\[/, false],
    ['rateLimit minute 7', 429, /PerMinutePerProjectPerModel"[\s\S]*"retryDelay": "7s"/, false],
    ['rateLimit day', 429, /PerDayPerProjectPerModel"[\s\S]*"retryDelay": "67202s"/, false],
    ['rateLimit free', 429, /limit: 0[\s\S]*-FreeTier"/, false],
    ['rateLimit bare', 429, /^(?![\s\S]*details)[\s\S]*Resource exhausted/, false],
    ['refusal IMAGE_SAFETY', 200, /"content": \{\},\s*"finishReason": "IMAGE_SAFETY",[\s\S]*"finishMessage"/, false],
    ['refusal IMAGE_OTHER absent', 200, /^(?![\s\S]*"content")[\s\S]*will not be charged/, false],
    ['refusal NO_IMAGE null', 200, /"parts": null/, false],
    ['blocked JAILBREAK', 200, /^(?![\s\S]*"candidates")[\s\S]*"blockReason": "JAILBREAK"/, false],
    ['textOnly', 200, /^(?![\s\S]*inlineData)[\s\S]*demo model/, true],
    ['noParts', 200, /"parts": \[\]/, true],
    ['continuation', 200, /"finishReason": "CONTINUATION"/, true],
    ['html502', 502, /^<html>/, false],
    ['html200', 200, /^<html>/, true],
    ['emptyBody', 200, /^$/, true],
    ['wrongMime', 200, /"mimeType": "image\/png",\s*"data": "\/9j\//, true],
    ['hostileGrounding', 200, /javascript:alert/, true],
  ];

  for (const [script, status, body, paid] of answered)
    it(`${script}: ${status}`, async () => {
      const response = await fail(script);
      assert.equal(response.status, status);
      assert.match(await response.text(), body);
      assert.equal(server.log.at(-1)?.paid, paid);
    });

  it('first N: fails so often, then succeeds', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await fail('first 2 overloaded')).status);
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  it('thoughtsOnly: nothing but thoughts', async () => {
    assert.ok(partsOf(await answer('thoughtsOnly')).every(({ thought }) => thought));
  });

  it('imageFirst: the text follows', async () => {
    assert.ok(partsOf(await answer('imageFirst'))[0]?.inlineData);
  });

  it('drafts: several pictures, unmarked, signed, different, each paid for, good for the next turn', async () => {
    const given = await answer('drafts 3');
    const pictures = partsOf(given).filter(({ inlineData }) => inlineData);
    assert.equal(pictures.length, 3);
    assert.equal(new Set(pictures.map(({ inlineData }) => inlineData?.data)).size, 3);
    assert.ok(pictures.every(({ thought, thoughtSignature }) => !thought && thoughtSignature));
    assert.equal(given.usageMetadata.candidatesTokensDetails?.[0]?.tokenCount, 3 * 747);
    const contents = [...request('drafts 3').contents, given.candidates[0].content, says('a pattern of dots')];
    await ask(server, quickModel, { ...config, contents });
  });

  it('longSignature: a megabyte that is still good for the next turn', async () => {
    const given = await answer('longSignature');
    assert.equal(partsOf(given)[1]?.thoughtSignature?.length, 2 ** 20);
    const contents = [...request('longSignature').contents, given.candidates[0].content, says('a pattern of dots')];
    await ask(server, quickModel, { ...config, contents });
  });

  it('badBase64 and notAnImage: data that is no picture', async () => {
    assert.match(partsOf(await answer('badBase64'))[1]?.inlineData?.data ?? '', /\*\?#/);
    assert.equal(pictureOf(await answer('notAnImage')).toString(), 'no picture');
  });

  it('huge: megabytes of body', async () => {
    assert.ok((await (await fail('huge 30')).text()).length > 30e6);
  });

  it('hang: no answer until one gives up', async () => {
    const signal = AbortSignal.timeout(200);
    const asked = fetch(`${server.baseUrl}/v1/models/${quickModel}:generateContent`, {
      method: 'POST',
      headers: { 'x-goog-api-key': server.key },
      body: JSON.stringify(request('hang')),
      signal,
    });
    await assert.rejects(asked, { name: 'TimeoutError' });
  });

  it('slowHeaders: nothing before its time', async () => {
    const start = performance.now();
    await fail('slowHeaders 300');
    // A timer may be a millisecond early by this clock.
    assert.ok(performance.now() - start > 290);
  });

  it('drop: the line breaks before the answer, or within it, and it was paid for', async () => {
    await assert.rejects(fail('dropBefore'), TypeError);
    const response = await fail('drop');
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
    assert.equal(server.log.at(-1)?.paid, true);
  });

  it('cutJson: a whole body that ends too soon', async () => {
    const body = await (await fail('cutJson')).text();
    assert.throws(() => JSON.parse(body), SyntaxError);
  });

  it('streams: cut, failing, without a last content, in small pieces', async () => {
    assert.ok(!(await stream('cutStream')).endsWith('\r\n\r\n'));
    assert.match(await stream('streamError'), /data: \{"error":\{"code":503[^\n]*\r\n\r\n$/);
    const events = (await stream('lastChunkWithoutContent')).trim().split('\r\n\r\n');
    const last = JSON.parse(events.at(-1)?.slice('data: '.length) ?? '') as Answer;
    assert.deepEqual(last.candidates, [{ finishReason: 'STOP', index: 0 }]);
    assert.equal((await stream('splitEvents')).trim().split('\r\n\r\n').length, 3);
    assert.match(await stream('refusal IMAGE_SAFETY'), /^data: .*"finishReason":"IMAGE_SAFETY"/);
  });

  it('a misspelt name fails the test instead of passing it', async () => {
    const response = await fail('overlaoded');
    assert.equal(response.status, 500);
    assert.match(await response.text(), /no scripted fault/);
  });
});
