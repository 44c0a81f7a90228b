import * as v from 'valibot';
import { aspectRatios } from '../../protocol/model.ts';
import { promptText } from './prompts.ts';

export const composedPrompt = v.strictObject({
  prompt: promptText,
  aspectRatio: v.exactOptional(v.picklist(aspectRatios)),
});
export const templateId = v.pipe(v.string(), v.uuid('Only your own templates can be changed.'));
