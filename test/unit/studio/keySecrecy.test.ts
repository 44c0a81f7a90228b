import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFailure } from '../../../src/protocol/failure.ts';
import { converse } from '../../../src/studio/conversation/converse.ts';
import { exchangeText } from '../../../src/studio/exchangeText.ts';
import { generate } from '../../../src/studio/generate.ts';
import { outgoing } from '../../../src/studio/outgoing.ts';
import { imagePart, jpeg } from '../gemini/pictures.ts';
import { answerWith, apiKey, type Reply, type StandIn, startStandIn } from '../gemini/standIn.ts';
import { closeAll } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

const said = `Your key is ${apiKey}.`;
const answer = answerWith({ text: said, thought: true }, { text: said }, imagePart(jpeg(8, 8)));
const grounded = {
  ...answer,
  modelVersion: said,
  responseId: apiKey,
  [apiKey]: 'a field',
  candidates: answer.candidates.map((candidate) => ({
    ...candidate,
    finishMessage: said,
    groundingMetadata: {
      webSearchQueries: [said],
      searchEntryPoint: { renderedContent: `<b>${said}</b>` },
      groundingChunks: [{ web: { uri: `https://example.org/?key=${apiKey}`, title: said } }],
    },
  })),
};
const events = (json: object): Reply => ({
  headers: { 'content-type': 'text/event-stream' },
  text: `data: ${JSON.stringify(json)}\r\n\r\n`,
});
const error = (status: number, more: object = {}) => ({
  status,
  json: { error: { code: status, status: said, message: said, ...more } },
});

/** A server that repeats the key wherever an answer has room for words. */
const replies: Readonly<Record<string, readonly [Reply, asStream: Reply]>> = {
  'an answer': [{ json: grounded }, events(grounded)],
  'a refusal': [
    { json: { candidates: [{ finishReason: 'IMAGE_OTHER', finishMessage: said }], modelVersion: apiKey } },
    events({ candidates: [{ finishReason: 'IMAGE_OTHER', finishMessage: said }] }),
  ],
  'words alone': [{ json: answerWith({ text: said }) }, events(answerWith({ text: said }))],
  'a block': [
    { json: { promptFeedback: { blockReason: 'OTHER', blockReasonMessage: said } } },
    events({ promptFeedback: { blockReason: 'OTHER', blockReasonMessage: said } }),
  ],
  'an unknown reason': [
    { json: { candidates: [{ finishReason: apiKey }] } },
    events({ candidates: [{ finishReason: apiKey }] }),
  ],
  'an error': [error(400), error(400)],
  'an error with details': [
    error(429, { details: [{ reason: said, violations: [{ quotaId: said }], metadata: { activationUrl: said } }] }),
    error(403, { details: [{ reason: said, metadata: { activationUrl: `https://x.google.com/${apiKey}` } }] }),
  ],
  'a page': [
    { status: 500, text: `<html>${said}` },
    { status: 200, text: `<html>${said}` },
  ],
  'a status line': [
    (response) => response.writeHead(500, said, { 'x-key': apiKey, 'retry-after': '1' }).end(said),
    (response) => response.writeHead(503, said).end(said),
  ],
  'a redirect': [
    (response) => response.writeHead(302, { location: `https://example.org/${apiKey}` }).end(),
    (response) => response.writeHead(302, { location: `https://example.org/${apiKey}` }).end(),
  ],
  'half an answer': [
    (response) => response.writeHead(200, { 'content-length': '9999' }).write(said, () => response.destroy()),
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(answerWith({ text: said }))}\r\n\r\n`, () => response.destroy());
    },
  ],
};

describe('the key, when a server repeats it', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());
  afterEach(closeAll);

  async function openStudio() {
    const plain = await testStudio();
    const warnings: unknown[] = [];
    const warn = (message: string, reason?: unknown) => warnings.push([message, chain(reason)]);
    const told: unknown[] = [];
    const studio: TestStudio = { ...plain, warn, connect: async () => ({ demo: false, gemini: google.gemini() }) };
    studio.jobs.onDidChange((jobs) => told.push(structuredClone(jobs)));
    return { studio, warnings, told };
  }

  for (const [name, [whole, asStream]] of Object.entries(replies)) {
    it(`gets from ${name} into no file, message, log, page or record`, async () => {
      const { studio, warnings, told } = await openStudio();
      google.answer(whole);
      const { jobId, finished } = generate(studio, { prompt: 'a banana' });
      const ends: unknown[] = await Promise.allSettled([finished]).then(describeEnds);
      google.answer(asStream);
      const { id } = await studio.opened.sessions.create({});
      const talk = await converse(studio, id, { text: 'a banana' });
      ends.push(...(await Promise.allSettled([talk.finished]).then(describeEnds)));

      const { images } = await studio.opened.images.list({ limit: 10 });
      const records = [jobId, talk.jobId, ...images.map((image) => image.id)].map((one) =>
        exchangeText(studio, one).catch(() => ''),
      );
      const leaving = images.map(async (image) =>
        Buffer.from((await outgoing(studio, image)).bytes).toString('latin1'),
      );
      const shown = JSON.stringify([
        ends,
        told,
        warnings,
        images,
        await studio.opened.usage.lines(),
        await studio.opened.turns.list(id),
        await Promise.all(records),
        await Promise.all(leaving),
      ]);
      assert.ok(!shown.includes(apiKey), around(shown));
      await studio.opened.close();
      for (const file of await readdir(studio.opened.folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        const text = await readFile(join(file.parentPath, file.name), 'latin1');
        assert.ok(!text.includes(apiKey), `${file.name}: ${around(text)}`);
      }
    });
  }
});

const around = (text: string): string => text.slice(Math.max(0, text.indexOf(apiKey) - 200), text.indexOf(apiKey) + 60);

const describeEnds = (ends: readonly PromiseSettledResult<unknown>[]) =>
  ends.map((end) => (end.status === 'fulfilled' ? end.value : [toFailure(end.reason), chain(end.reason)]));

const chain = (reason: unknown): unknown =>
  reason instanceof Error ? [reason.message, reason.stack, { ...reason }, chain(reason.cause)] : reason;
