import { fitOptions } from '../protocol/capabilities.ts';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions } from '../protocol/model.ts';

export interface Retirement {
  readonly message: string;
  readonly successor: { readonly id: string; readonly name: string };
}

const noticeDays = 30;

/**
 * What to tell somebody whose default model is shut down or will be within 30 days: when, what follows it, and which of
 * their options it does not have. `now` in UTC milliseconds.
 */
export function retirementOf(options: ImageOptions, now: number): Retirement | undefined {
  const model = modelFacts(options.model);
  if (!model.successor) return undefined;
  const days = model.retiresOn ? (Date.parse(model.retiresOn) - now) / (24 * 60 * 60 * 1000) : undefined;
  const past = model.stage === 'retired' || (days !== undefined && days <= 0);
  if (!past && (days === undefined || days > noticeDays)) return undefined;

  const successor = modelFacts(model.successor);
  const { lost } = fitOptions(successor, options);
  const on = model.retiresOn ? ` on ${model.retiresOn}` : '';
  const message = [
    `Google ${past ? 'shut down' : 'shuts down'} ${model.name} (${model.id})${on}, which is your default model.`,
    `Its successor is ${successor.name}.`,
    lost.length === 0 ? 'It has all the options that you use.' : lost.join(' '),
  ].join(' ');
  return { message, successor: { id: successor.id, name: successor.name } };
}
