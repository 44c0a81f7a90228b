import { createHash, createHmac } from 'node:crypto';
import type { Part, Turn } from './conversation.ts';
import { type GoogleError, invalidArgument } from './googleError.ts';

/**
 * Thought signatures. Google's are opaque; ours prove the one thing that a client can get wrong: that a part comes back
 * unaltered, in its place, after the same conversation, to the model that made it.
 */
export interface Signer {
  /** The signature of a part that answers `turns`, after `before` in the same answer. */
  sign(model: string, turns: readonly Turn[], before: readonly Part[], part: Part): string;
  /** Google's complaint about the first model part that lacks its signature or has another one's. */
  check(model: string, turns: readonly Turn[]): GoogleError | undefined;
}

/**
 * The secret is the same for every server with the same seed: it guards against mistakes, not against people, and a
 * conversation from before a restart must still be accepted.
 */
export function createSigner(seed: string): Signer {
  const secret = `nano banana demo model ${seed}`;
  // 48 bytes make 64 letters without padding, so a longer signature can start with it (real ones have reached 1 MB).
  const sealed = (model: string, digest: string) =>
    createHmac('sha384', secret).update(`${model}\n${digest}`).digest('base64');
  return {
    sign(model, turns, before, part) {
      const soFar = [...before, part].reduce(afterPart, afterRole(turns.reduce(afterTurn, ''), 'model'));
      return sealed(model, soFar);
    },
    check(model, turns) {
      let digest = '';
      for (const [i, { role, parts }] of turns.entries()) {
        digest = afterRole(digest, role);
        for (const [j, part] of parts.entries()) {
          digest = afterPart(digest, part);
          if (role !== 'model' || part.thought) continue;
          if (part.image && part.signature === undefined)
            return invalidArgument(
              `Image part is missing a thought_signature in content position ${i + 1}, part position ${j + 1}.`,
            );
          if (part.signature !== undefined && !part.signature.startsWith(sealed(model, digest)))
            return invalidArgument('Corrupted thought signature.');
        }
      }
      return undefined;
    },
  };
}

const afterTurn = (digest: string, { role, parts }: Turn): string => parts.reduce(afterPart, afterRole(digest, role));

const afterRole = (digest: string, role: string): string => hash(`${digest}\nrole ${role}`);

/** Thoughts may be sent back or left out, and an empty text says nothing: neither counts. */
function afterPart(digest: string, { text, image, thought }: Part): string {
  if (thought || (!image && !text)) return digest;
  return hash(image ? `${digest}\nimage ${image.mime} ${image.sha256}` : `${digest}\ntext ${text}`);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
