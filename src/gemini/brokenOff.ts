import { toFailure } from '../protocol/failure.ts';
import { GeminiFailure } from './failure.ts';
import type { GeminiAnswer } from './gemini.ts';
import { type Asked, readAnswer } from './response.ts';
import type { WireResponse } from './wire.ts';

/** A stream that ended early: its failure, with what had come, since that may be a picture that was paid for. */
export async function brokenOff(error: unknown, begun: WireResponse, asked: Asked): Promise<GeminiFailure> {
  const answer = await readBeginning(begun, asked);
  const { message, ...failure } = toFailure(error);
  const kept = answer.images.length > 0 ? ' What had already come is kept.' : '';
  return new GeminiFailure({ ...failure, message: message + kept, mayHaveBeenPaid: true }, answer);
}

async function readBeginning(begun: WireResponse, asked: Asked): Promise<GeminiAnswer> {
  try {
    return await readAnswer(begun, asked);
  } catch (error) {
    if (error instanceof GeminiFailure) return error.answer;
    throw error;
  }
}
