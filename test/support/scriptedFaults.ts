import type { Fault, FaultRequest } from '../../src/demo/fault.ts';
import { answerFaults } from './answerFaults.ts';
import { errorFaults } from './errorFaults.ts';
import { transportFaults } from './transportFaults.ts';

/** Makes a fault from the words after its name. */
export type FaultScript = (...words: string[]) => Fault;

const scripts: Readonly<Record<string, FaultScript>> = { ...errorFaults, ...answerFaults, ...transportFaults };

/**
 * Faults that a prompt asks for: `[[fault:refusal IMAGE_SAFETY]]`, `[[fault:rateLimit minute 2]]`. With `first N` before
 * the name only the first N requests fail: `[[fault:first 1 overloaded]]`. A misspelt name throws, so that no test passes
 * because nothing happened.
 */
export function scriptedFaults({ prompt, askedBefore }: FaultRequest): Fault | undefined {
  const [, script] = /\[\[fault:([^\]]+)\]\]/.exec(prompt) ?? [];
  if (script === undefined) return undefined;
  const words = script.trim().split(/\s+/);
  if (words[0] === 'first') {
    const [, times] = words.splice(0, 2);
    if (askedBefore >= Number(times)) return undefined;
  }
  const [name = '', ...rest] = words;
  const make = scripts[name];
  if (!make) throw new Error(`There is no scripted fault "${name}"; there are ${Object.keys(scripts).join(', ')}.`);
  return make(...rest);
}
