import { createHash, randomUUID } from 'node:crypto';
import { sniff } from '../imaging/sniff.ts';
import type { ModelFacts } from '../protocol/catalog.ts';
import type { AspectRatio, Resolution } from '../protocol/model.ts';
import { documentedSize, type Size } from '../protocol/pixels.ts';
import type { Answer, AnswerPart } from './answerShape.ts';
import { inputsOf, type Part, promptOf } from './conversation.ts';
import { groundingFor } from './grounding.ts';
import type { Painter } from './painter.ts';
import type { Question } from './question.ts';
import type { Signer } from './signatures.ts';
import { usageOf } from './usage.ts';

/**
 * Thinks, paints, signs and counts. `variations` says which pictures of the prompt come: one as a rule, several where a
 * model sends drafts unasked. Throws the painter's StudioError for an input that cannot be read.
 */
export async function answerTo(
  question: Question,
  variations: readonly number[],
  painter: Painter,
  signer: Signer,
): Promise<Answer> {
  const { model, turns, wishes } = question;
  const size = sizeFor(question);
  const paint = (variation: number, at: Size) =>
    painter.paint({
      prompt: promptOf(turns),
      variation: (wishes.seed ?? 0) + variation,
      size: at,
      mime: model.usualMime,
      inputs: inputsOf(turns).map(({ bytes }) => bytes),
    });
  const painted = wishes.image ? await Promise.all(variations.map((variation) => paint(variation, size))) : [];
  const [first] = painted;
  const parts: Part[] = [];
  if (wishes.includeThoughts) {
    parts.push({ text: thinking, thought: true });
    if (first) parts.push(imagePart((await paint(variations[0] ?? 0, small(size))).bytes, model.usualMime, true));
  }
  if (wishes.text) parts.push({ text: first ? `${first.caption}. ${notice}` : notice, thought: false });
  for (const { bytes } of painted) parts.push(imagePart(bytes, model.usualMime, false));
  const groundingMetadata = groundingFor(promptOf(turns), wishes);
  return {
    candidates: [
      {
        content: { parts: signed(parts, question, signer).map(onTheWire), role: 'model' },
        finishReason: 'STOP',
        index: 0,
        ...(groundingMetadata && { groundingMetadata }),
      },
    ],
    usageMetadata: usageOf(model, wishes, turns, painted.length),
    modelVersion: model.id,
    responseId: randomUUID(),
  };
}

/** Google signs every image, and the first part where that is a text. */
function signed(parts: readonly Part[], { model, turns }: Question, signer: Signer): Part[] {
  const shown = parts.findIndex(({ thought }) => !thought);
  return parts.map((part, i) =>
    model.signsThoughts && !part.thought && (part.image || i === shown)
      ? { ...part, signature: signer.sign(model.id, turns, parts.slice(0, i), part) }
      : part,
  );
}

function imagePart(bytes: Uint8Array, mime: string, thought: boolean): Part {
  return { image: { mime, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, thought };
}

function onTheWire({ text, image, thought, signature }: Part): AnswerPart {
  return {
    ...(text !== undefined && { text }),
    ...(image && { inlineData: { mimeType: image.mime, data: Buffer.from(image.bytes).toString('base64') } }),
    ...(thought && { thought: true }),
    ...(signature !== undefined && { thoughtSignature: signature }),
  };
}

const thinking =
  '**Considering the composition**\n\nI look for subjects and colours in the prompt, choose where the light comes from, and try the whole of it small before I paint it.\n';
const notice =
  'Painted offline by the demo model, which follows the colours and subjects of your words loosely. A Gemini API key brings the real one.';

/** Interim images are small here; they are thrown away. */
function small({ width, height }: Size): Size {
  const factor = Math.min(1, 640 / Math.max(width, height));
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}

/** The pixels of the answer: the wished shape, else that of the last input, as near as the model has it. */
function sizeFor({ model, turns, wishes }: Question): Size {
  const last = inputsOf(turns).at(-1);
  const sent = last && sniff(last.bytes);
  const ratio = wishes.aspectRatio ?? (sent ? nearestRatio(model, sent, wishes.resolution) : '1:1');
  return documentedSize(model.id, ratio, wishes.resolution);
}

function nearestRatio(model: ModelFacts, sent: Size, resolution: Resolution): AspectRatio {
  const away = (ratio: AspectRatio): number => {
    const { width, height } = documentedSize(model.id, ratio, resolution);
    return Math.abs(Math.log((width * sent.height) / (height * sent.width)));
  };
  return model.aspectRatios.reduce((best, ratio) => (away(ratio) < away(best) ? ratio : best));
}
