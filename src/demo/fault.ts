import type { ServerResponse } from 'node:http';
import type { Answer } from './answerShape.ts';
import type { Form } from './reply.ts';

/** The seam for tests: what a request is, before it is answered. The demo itself has no faults. */
export interface FaultRequest {
  readonly method: 'generateContent' | 'batchGenerateContent' | 'listModels';
  readonly model?: string;
  /** The words of the last turn. */
  readonly prompt: string;
  /** How many times this server was asked exactly the same before. */
  readonly askedBefore: number;
}

/** Takes over the answer to one request. */
export interface Fault {
  /** Whether Google would bill the call all the same. */
  readonly paid: boolean;
  reply(exchange: Exchange): void | Promise<void>;
  /** What becomes of a request inside a batch, or of the whole batch; absent where a batch knows no such fault. */
  readonly inBatch?: BatchOutcome;
}

export type BatchOutcome =
  | { readonly response: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  | { readonly state: 'BATCH_STATE_EXPIRED' | 'BATCH_STATE_FAILED' };

export interface Exchange {
  readonly response: ServerResponse;
  readonly form: Form;
  /** Paints and gives what would have been answered, with one image or with several. */
  answer(images?: number): Promise<Answer>;
  /** Sends an answer, or something like one, the way it was asked for: whole or as a stream. */
  send(answer: Answer): Promise<void>;
}
