import assert from 'node:assert/strict';
import http from 'node:http';
import type { Failure, StudioError } from '../../../src/protocol/failure.ts';
import { failureCases } from './failureCases.ts';
import { apiKey, asking, type StandIn, startStandIn, thrownBy } from './standIn.ts';

describe('when Gemini does not do it', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());

  for (const [group, cases] of Object.entries(failureCases)) {
    describe(group, () => {
      for (const { name, model, reply, expect } of cases) {
        it(`${name}: ${expect.kind}`, async () => {
          google.answer(reply);
          const error = (await thrownBy(google.gemini().generate(asking(model ? { model } : {})))) as StudioError;
          const { message, ...rest } = expect;
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /[{}<>]/, 'words, not JSON or HTML');
          for (const [field, value] of Object.entries(rest)) {
            assert.deepEqual(error[field as keyof Failure], value, `${field} of ${error.message}`);
          }
          assert.equal(google.received.length, 1, 'asked once');
          assert.ok(!`${error.message}${error.stack}${(error.cause as Error | undefined)?.stack}`.includes(apiKey));
        });
      }
    });
  }

  it('says when nobody is there, which costs nothing and may be tried again', async () => {
    const closed = http.createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const gemini = google.gemini({ baseUrl: `http://127.0.0.1:${port}` });
    const error = (await thrownBy(gemini.generate(asking()))) as StudioError;
    assert.deepEqual([error.kind, error.retryable, error.mayHaveBeenPaid], ['network', true, false]);
    assert.match(error.message, new RegExp(`Cannot reach 127.0.0.1:${port}`));
  });

  const fetchFailing = (cause: object) => async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('inner'), cause) });
  };
  const causes = [
    { code: 'ENOTFOUND', kind: 'network', message: /Cannot reach/, paid: false, retryable: true },
    { code: 'UND_ERR_CONNECT_TIMEOUT', kind: 'network', message: /Cannot reach/, paid: false, retryable: true },
    {
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
      kind: 'network',
      message: /certificate.*proxy/i,
      paid: false,
      retryable: false,
    },
    { code: 'ECONNRESET', kind: 'network', message: /broke off/, paid: true, retryable: true },
    { code: 'UND_ERR_HEADERS_TIMEOUT', kind: 'timeout', message: /too long/, paid: true, retryable: true },
  ];
  for (const { code, kind, message, paid, retryable } of causes) {
    it(`tells ${code} by what it means for the bill`, async () => {
      const error = (await thrownBy(
        google.gemini({ fetch: fetchFailing({ code }) }).generate(asking()),
      )) as StudioError;
      assert.match(error.message, message);
      assert.deepEqual([error.kind, error.mayHaveBeenPaid, error.retryable], [kind, paid, retryable]);
    });
  }
});
