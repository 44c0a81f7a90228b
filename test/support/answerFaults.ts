import type { Answer, AnswerPart } from '../../src/demo/answerShape.ts';
import type { Exchange, Fault } from '../../src/demo/fault.ts';
import { sendJson } from '../../src/demo/reply.ts';
import type { FaultScript } from './scriptedFaults.ts';

/** Answers with status 200 that are not the picture one hoped for. */

const usage = {
  promptTokenCount: 12,
  candidatesTokenCount: 208,
  thoughtsTokenCount: 208,
  totalTokenCount: 220,
  promptTokensDetails: [{ modality: 'TEXT', tokenCount: 12 }],
  serviceTier: 'standard',
};
const about = { modelVersion: 'gemini-nano-banana-2.1', responseId: 'scripted' };

const messages: Readonly<Record<string, string>> = {
  IMAGE_OTHER:
    'Unable to show the generated image. The model could not generate the image based on the prompt provided. You will not be charged for this request. Try rephrasing the prompt.',
  IMAGE_PROHIBITED_CONTENT:
    'Unable to show the generated image due to interests of third-party content providers. Please edit your prompt and try again.',
};
const otherMessage = 'Unable to show the generated image. Please edit your prompt and try again.';

/** `content` of a refusal has been seen empty, absent, and with null for its parts. */
const emptyContents: Readonly<Record<string, object>> = {
  empty: { content: {} },
  absent: {},
  null: { content: { role: 'model', parts: null } },
};

export const answerFaults: Readonly<Record<string, FaultScript>> = {
  /** A finish reason, and `empty`, `absent` or `null`. */
  refusal: (reason = 'IMAGE_SAFETY', shape = 'empty') =>
    answering(false, {
      candidates: [
        { ...emptyContents[shape], finishReason: reason, index: 0, finishMessage: messages[reason] ?? otherMessage },
      ],
      usageMetadata: usage,
      ...about,
    }),
  blocked: (reason = 'PROHIBITED_CONTENT') =>
    answering(false, { promptFeedback: { blockReason: reason }, usageMetadata: usage, ...about }),
  textOnly: () => changed((parts) => parts.filter(({ text }) => text !== undefined)),
  thoughtsOnly: () =>
    changed((parts) => parts.map(({ thoughtSignature: _, ...part }) => ({ ...part, thought: true as const }))),
  imageFirst: () => changed((parts) => parts.toReversed()),
  noParts: () => changed(() => []),
  /** Several pictures, none of them marked as a thought; the last one is the result. */
  drafts: (count = '3') => ({
    paid: true,
    reply: async ({ answer, send }) => send(await answer(Number(count))),
  }),
  badBase64: () =>
    changed((parts) => parts.map((part) => withData(part, (data) => `${data.slice(0, 2000)}*?#${data.slice(2003)}`))),
  notAnImage: () =>
    changed((parts) => parts.map((part) => withData(part, () => Buffer.from('no picture').toString('base64')))),
  /** JPEG bytes that are called PNG. */
  wrongMime: () => changed((parts) => parts.map((part) => withMime(part, 'image/png'))),
  /** Real ones have reached 1 MB. */
  longSignature: () =>
    changed((parts) =>
      parts.map((part) =>
        part.thoughtSignature === undefined
          ? part
          : { ...part, thoughtSignature: part.thoughtSignature.padEnd(2 ** 20, 'A') },
      ),
    ),
  huge: (megabytes = '30') => changed((parts) => [...parts, { text: 'x'.repeat(Number(megabytes) * 1e6) }]),
  hostileGrounding: () => ({
    paid: true,
    reply: async (exchange) => exchange.send(withHostileGrounding(await exchange.answer())),
  }),
  /** The SDK would post again by itself, and pay again. */
  continuation: () => ({
    paid: true,
    reply: async ({ response, answer }) => {
      const { candidates, ...rest } = await answer();
      const continued = candidates.map((candidate) => ({
        ...candidate,
        finishReason: 'CONTINUATION',
        continuationToken: 'more',
      }));
      sendJson(response, 200, { ...rest, candidates: continued });
    },
  }),
};

const answering = (paid: boolean, body: object): Fault => ({
  paid,
  reply: (exchange) => sendAsAsked(exchange, body),
  inBatch: { response: body },
});

function sendAsAsked({ response, form }: Exchange, body: object): void {
  if (form !== 'events') {
    sendJson(response, 200, form === 'array' ? [body] : body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end(`data: ${JSON.stringify(body)}\r\n\r\n`);
}

/** The usual answer with other parts; Google has worked and bills it. */
const changed = (change: (parts: readonly AnswerPart[]) => readonly AnswerPart[]): Fault => ({
  paid: true,
  async reply({ answer, send }) {
    const given = await answer();
    const [candidate] = given.candidates;
    await send({
      ...given,
      candidates: [{ ...candidate, content: { ...candidate.content, parts: change(candidate.content.parts) } }],
    });
  },
});

const withData = (part: AnswerPart, change: (data: string) => string): AnswerPart =>
  part.inlineData ? { ...part, inlineData: { ...part.inlineData, data: change(part.inlineData.data) } } : part;

const withMime = (part: AnswerPart, mimeType: string): AnswerPart =>
  part.inlineData ? { ...part, inlineData: { ...part.inlineData, mimeType } } : part;

function withHostileGrounding(answer: Answer): Answer {
  const groundingMetadata = {
    webSearchQueries: ['<img src=x onerror=alert(1)>'],
    groundingChunks: [
      { web: { uri: 'javascript:alert(document.domain)', title: '<b onmouseover=alert(1)>click</b>' } },
      { web: { uri: 'data:text/html,<script>alert(1)</script>', title: 'data' } },
      { web: { uri: 'https://example.org/fine', title: 'A fine page' } },
      {
        image: {
          sourceUri: 'vbscript:msgbox(1)',
          imageUri: 'https://example.org/x.png',
          title: 'image',
          domain: 'example.org',
        },
      },
    ],
    searchEntryPoint: {
      renderedContent:
        '<style>*{position:fixed;inset:0;background:url(https://tracker.example/x)}</style><div class="container"><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><a class="chip" href="javascript:document.title=\'owned\'">click</a><iframe src="https://example.org"></iframe><form action="https://example.org"><input name=key></form><a class="chip" href="https://www.google.com/search?q=fine">fine</a></div>',
    },
  };
  return { ...answer, candidates: [{ ...answer.candidates[0], groundingMetadata }] };
}
