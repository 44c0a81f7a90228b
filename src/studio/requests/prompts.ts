import * as v from 'valibot';
import { formatCount } from '../../protocol/words.ts';

const longestPrompt = 50_000;

export const prompt = v.pipe(
  v.string('The prompt must be text.'),
  v.trim(),
  v.nonEmpty('The prompt is empty. Say what the image should show.'),
  v.maxLength(
    longestPrompt,
    ({ input }) =>
      `The prompt has ${formatCount(input.length)} characters; up to ${formatCount(longestPrompt)} can be sent.`,
  ),
);

export const promptText = v.pipe(v.string(), v.maxLength(longestPrompt));
export const promptQuery = v.strictObject({
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  favourite: v.exactOptional(v.boolean()),
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
