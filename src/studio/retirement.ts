import { fitOptions, whyNotRatio } from '../protocol/capabilities.ts';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions } from '../protocol/model.ts';
import type { NewTemplate } from '../protocol/templates/template.ts';
import { formatIsoDay } from '../protocol/words.ts';

export interface Retirement {
  readonly message: string;
  /** Google has shut it down already. */
  readonly past: boolean;
  readonly successor: { readonly id: string; readonly name: string };
}

const noticeDays = 30;

/**
 * What to tell somebody whose default model is shut down or will be within 30 days: when, what follows it, and which of
 * their options and templates ask for what it does not have. `now` in UTC milliseconds.
 */
export function retirementOf(
  options: ImageOptions,
  now: number,
  templates: readonly Pick<NewTemplate, 'aspectRatio'>[] = [],
): Retirement | undefined {
  const model = modelFacts(options.model);
  if (!model.successor) return undefined;
  const days = model.retiresOn ? (Date.parse(model.retiresOn) - now) / (24 * 60 * 60 * 1000) : undefined;
  const past = model.stage === 'retired' || (days !== undefined && days <= 0);
  if (!past && (days === undefined || days > noticeDays)) return undefined;

  const successor = modelFacts(model.successor);
  const { lost } = fitOptions(successor, options);
  const shapeless = templates.filter(({ aspectRatio }) => aspectRatio && whyNotRatio(successor, aspectRatio)).length;
  const on = model.retiresOn ? ` on ${formatIsoDay(model.retiresOn)}` : '';
  const message = [
    `Google ${past ? 'shut down' : 'shuts down'} ${model.name} (${model.id})${on}, which is your default model.`,
    `Its successor is ${successor.name}.`,
    lost.length === 0 ? 'It has all the options that you use.' : lost.join(' '),
    ...(shapeless > 0
      ? [`${templatesAsk(shapeless)} for a shape that it does not make; they will come out square.`]
      : []),
  ].join(' ');
  return { message, past, successor: { id: successor.id, name: successor.name } };
}

const templatesAsk = (count: number): string =>
  count === 1 ? 'One of your templates asks' : `${count} of your templates ask`;
