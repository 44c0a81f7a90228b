import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { StudioError } from '../../../src/protocol/failure.ts';
import { base64, imagePart, jpeg, png } from './pictures.ts';
import { answerWith, apiKey, asking, type StandIn, startStandIn, thrownBy } from './standIn.ts';

describe('the way to Gemini', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());
  beforeEach(() => google.answer());

  it('posts to v1 with the key in a header and nowhere else', async () => {
    await google.gemini().generate(asking());
    const [request] = google.received;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.url, '/v1/models/gemini-nano-banana-2.1:generateContent');
    assert.equal(request?.headers['x-goog-api-key'], apiKey);
    assert.ok(!JSON.stringify(request?.body).includes(apiKey));
  });

  it('takes an address with a path, as relays have one', async () => {
    await google.gemini({ baseUrl: `${google.url}/relay/` }).generate(asking());
    assert.equal(google.received[0]?.url, '/relay/v1/models/gemini-nano-banana-2.1:generateContent');
  });

  describe('with an environment that means to lead the SDK elsewhere', () => {
    const traps = {
      GOOGLE_GENAI_USE_VERTEXAI: 'true',
      GOOGLE_GENAI_USE_ENTERPRISE: 'true',
      GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9/stolen',
      GOOGLE_GENAI_API_VERSION: 'v1alpha',
      GOOGLE_API_KEY: 'another-key',
      GEMINI_API_KEY: 'yet-another-key',
    };
    const before: NodeJS.ProcessEnv = {};
    beforeEach(() => {
      for (const name of Object.keys(traps)) before[name] = process.env[name];
      Object.assign(process.env, traps);
    });
    afterEach(() => {
      for (const name of Object.keys(traps)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    });

    it('still talks to the given address with the given key', async () => {
      await google.gemini().generate(asking());
      assert.equal(google.received[0]?.url, '/v1/models/gemini-nano-banana-2.1:generateContent');
      assert.equal(google.received[0]?.headers['x-goog-api-key'], apiKey);
    });
  });

  it('sends the key nowhere else when it is redirected', async () => {
    const thief = await startStandIn();
    google.answer({ status: 307, headers: { location: `${thief.url}/v1/steal` }, text: '' });
    const error = (await thrownBy(google.gemini().generate(asking()).finally(thief.close))) as StudioError;
    assert.equal(error.kind, 'network');
    assert.match(error.message, /redirect/);
    assert.equal(thief.received.length, 0);
  });

  it('asks once, also where Google would like to be asked again', async () => {
    const half = {
      candidates: [{ content: { parts: [{ text: 'half' }] }, finishReason: 'CONTINUATION', continuationToken: 't' }],
    };
    google.answer({ json: half });
    await thrownBy(google.gemini().generate(asking()));
    assert.equal(google.received.length, 1);
  });

  it('says what goes on while it runs', async () => {
    const statuses: string[] = [];
    await google.gemini().generate(asking(), { onProgress: (status) => statuses.push(status) });
    assert.deepEqual(statuses, ['The model is drawing', 'The image is arriving']);
  });

  it('reads an answer of many megabytes whole', async () => {
    const picture = Buffer.concat([jpeg(4096, 4096), Buffer.alloc(12_000_000, 7)]);
    google.answer({ json: answerWith({ text: 'Here: ü' }, imagePart(picture, { thoughtSignature: 'c2ln' })) });
    const answer = await google.gemini().generate(asking());
    assert.ok(picture.equals(answer.images[0]?.bytes ?? Buffer.alloc(0)));
    assert.equal(answer.text, 'Here: ü');
  });

  it('keeps the request as it was sent, with hashes for images and without the key', async () => {
    const request = asking(
      { aspectRatio: '4:3', googleSearch: true },
      {
        references: [{ bytes: png(4, 4), mime: 'image/png' }],
        history: [{ role: 'model', parts: [imagePart(jpeg(9, 9), { thoughtSignature: 'c2ln' })] }],
      },
    );
    const answer = await google.gemini().generate(request);
    const kept = JSON.stringify(answer.request);
    assert.ok(!kept.includes(apiKey) && !kept.includes(base64(png(4, 4))) && !kept.includes(base64(jpeg(9, 9))));
    assert.match(kept, /"thoughtSignature":"c2ln"/);
    const sent = google.received[0]?.body;
    const withoutData = (key: string, value: unknown) => (key === 'data' ? 'image' : value);
    assert.deepEqual(JSON.parse(kept, withoutData), JSON.parse(JSON.stringify(sent), withoutData));
  });

  it('goes to v1beta once where v1 does not know imageConfig, and stays there', async () => {
    const message =
      'Invalid JSON payload received. Unknown name "imageConfig" at \'generation_config\': Cannot find field.';
    const refusal = { status: 400, json: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } } };
    const picture = { json: answerWith(imagePart(jpeg(8, 8))) };
    google.answer(refusal, picture, picture);
    const gemini = google.gemini();
    await gemini.generate(asking({ aspectRatio: '1:1' }));
    await gemini.generate(asking({ aspectRatio: '1:1' }));
    assert.deepEqual(
      google.received.map(({ url }) => url.split('/')[1]),
      ['v1', 'v1beta', 'v1beta'],
    );

    google.answer(refusal, refusal, picture);
    const another = google.gemini();
    await Promise.all([another.generate(asking()), another.generate(asking())]);

    google.answer(refusal);
    const error = (await thrownBy(google.gemini().generate(asking()))) as StudioError;
    assert.equal(error.kind, 'badRequest');
    assert.equal(google.received.length, 2);
  });

  describe('when it ends early', () => {
    const never = () => {};
    const afterHeaders = (response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"candidates":[');
    };

    for (const [moment, reply] of [
      ['before an answer', never],
      ['in the middle of an answer', afterHeaders],
    ] as const) {
      it(`tells a timeout ${moment} from a cancellation`, async () => {
        google.answer(reply);
        const slow = (await thrownBy(google.gemini({ timeoutMs: 50 }).generate(asking()))) as StudioError;
        assert.equal(slow.kind, 'timeout');
        assert.ok(slow.mayHaveBeenPaid && slow.retryable);

        const abort = new AbortController();
        google.answer((response) => {
          reply(response);
          setTimeout(() => abort.abort(), 50);
        });
        const stopped = google.gemini().generate(asking(), { signal: abort.signal });
        const error = (await thrownBy(stopped)) as StudioError;
        assert.equal(error.kind, 'cancelled');
        assert.ok(error.mayHaveBeenPaid);
      });
    }

    it('sends nothing when it was cancelled before', async () => {
      const error = (await thrownBy(
        google.gemini().generate(asking(), { signal: AbortSignal.abort() }),
      )) as StudioError;
      assert.equal(error.kind, 'cancelled');
      assert.equal(error.mayHaveBeenPaid, false);
      assert.equal(google.received.length, 0);
    });

    it('leaves nothing on the signal of a caller that goes on', async () => {
      const { signal } = new AbortController();
      const gemini = google.gemini();
      await gemini.generate(asking(), { signal });
      await gemini.listModels(signal).catch(() => {});
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    });
  });

  describe('without what it needs', () => {
    const cases = [
      { name: 'no key', options: { apiKey: '' }, kind: 'noKey' },
      { name: 'a key with a line break in it', options: { apiKey: `${apiKey}\n` }, kind: 'badKey' },
      { name: 'no web address', options: { baseUrl: 'my-relay' }, kind: 'invalidInput' },
      {
        name: 'a password in the address',
        options: { baseUrl: 'https://me:secret@relay.example' },
        kind: 'invalidInput',
      },
      ...['http://relay.example', 'http://localhost.example', 'http://127.0.0.1.example', 'http://10.0.0.1'].map(
        (baseUrl) => ({ name: `an open line to ${baseUrl}`, options: { baseUrl }, kind: 'invalidInput' }),
      ),
    ];
    for (const { name, options, kind } of cases) {
      it(`says ${kind} for ${name} and sends nothing`, async () => {
        const error = (await thrownBy(google.gemini(options).generate(asking()))) as StudioError;
        assert.equal(error.kind, kind);
        assert.ok(!/AIza|secret/.test(error.message));
        assert.equal(google.received.length, 0);
      });
    }
  });
});
