import { createHash } from 'node:crypto';
import { badField, googleError, invalidArgument } from './googleError.ts';
import type { Read } from './readBody.ts';
import type { RequestContent } from './requestShape.ts';

/** What was said so far, with its images as bytes. */
export interface Turn {
  readonly role: 'user' | 'model';
  readonly parts: readonly Part[];
}

export interface Part {
  readonly text?: string;
  readonly image?: SentImage;
  readonly thought: boolean;
  readonly signature?: string;
}

export interface SentImage {
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const mimesTaken = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];
/** Google's own limit per request is documented for references alone, so it is counted per user turn. */
const mostImages = 14;

/** Reads the contents of a request, and checks what Google checks about them without asking a model. */
export function readConversation(contents: readonly RequestContent[]): Read<readonly Turn[]> {
  if (contents.length === 0)
    return { error: invalidArgument('* GenerateContentRequest.contents: contents is not specified\n') };
  const turns: Turn[] = [];
  for (const [i, { role = 'user', parts }] of contents.entries()) {
    if (role !== 'user' && role !== 'model') return { error: invalidArgument('Please use a valid role: user, model.') };
    if (parts.length === 0)
      return {
        error: invalidArgument(`* GenerateContentRequest.contents[${i}].parts: contents.parts must not be empty.\n`),
      };
    const read = parts.map((part, j) => readPart(part, `contents[${i}].parts[${j}]`));
    const error = read.find((part) => part.error)?.error;
    if (error) return { error };
    turns.push({ role, parts: read.flatMap(({ value }) => value ?? []) });
  }
  if (turns.at(-1)?.role !== 'user')
    return { error: invalidArgument('Please ensure that multiturn requests end with a user role.') };
  const tooMany = turns.some((turn) => turn.role === 'user' && imagesOf(turn).length > mostImages);
  if (tooMany)
    return { error: invalidArgument(`The request has too many images: at most ${mostImages} are supported.`) };
  return { value: turns };
}

function readPart(part: RequestContent['parts'][number], field: string): Read<Part> {
  const { text, inlineData, fileData, thought = false, thoughtSignature } = part;
  if (fileData)
    return {
      error: googleError(
        403,
        'PERMISSION_DENIED',
        `You do not have permission to access the File ${fileData.fileUri.split('/').at(-1)} or it may not exist.`,
      ),
    };
  const signed = { thought, ...(thoughtSignature !== undefined && { signature: thoughtSignature }) };
  if (inlineData) {
    const { mimeType, data } = inlineData;
    const bytes = Buffer.from(data, 'base64');
    // What is not base64 is skipped by the decoder, and missing at the end.
    if (bytes.length !== Math.floor((data.replace(/=+$/, '').length * 3) / 4))
      return {
        error: badField(
          `${field}.inline_data.data`,
          `Invalid value at '${field}.inline_data.data' (TYPE_BYTES), Base64 decoding failed for "${data.slice(0, 40)}"`,
        ),
      };
    if (!mimesTaken.includes(mimeType)) return { error: invalidArgument(`Unsupported MIME type: ${mimeType}`) };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { value: { ...signed, image: { mime: mimeType, bytes, sha256 } } };
  }
  if (text !== undefined) return { value: { ...signed, text } };
  return {
    error: invalidArgument(
      `* GenerateContentRequest.${field}.data: required oneof field 'data' must have one initialized field\n`,
    ),
  };
}

const imagesOf = ({ parts }: Turn): SentImage[] =>
  parts.flatMap(({ image, thought }) => (image && !thought ? [image] : []));

/** The words of the turn that wants an answer. */
export const promptOf = (turns: readonly Turn[]): string =>
  (turns.at(-1)?.parts ?? []).flatMap(({ text }) => text ?? []).join('\n');

/** What is to be worked on: the last picture that the model made, if any, and then what the user sent with the prompt. */
export function inputsOf(turns: readonly Turn[]): readonly SentImage[] {
  const earlier = turns.slice(0, -1).flatMap(imagesOf).at(-1);
  const last = turns.at(-1);
  return [...(earlier ? [earlier] : []), ...(last ? imagesOf(last) : [])];
}
