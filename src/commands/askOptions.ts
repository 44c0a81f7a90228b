import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { fitOptions, whyNotImageSearch, whyNotThinkingLevel, whyNotWebSearch } from '../protocol/capabilities.ts';
import { catalog, modelFacts } from '../protocol/catalog.ts';
import { cancelled } from '../protocol/failure.ts';
import type { ImageOptions } from '../protocol/model.ts';
import { estimateCost, formatCost, pricesOf } from '../protocol/money.ts';
import { defaultOptions, readSetting } from '../settings.ts';

const rememberedAs = 'lastOptions';

interface Choice extends vscode.QuickPickItem {
  /** Asks for another value; absent on the item that goes ahead. */
  readonly change?: () => Promise<Partial<ImageOptions> | undefined>;
}

/** One list: go ahead with the remembered options, or change one first. Rejects with `cancelled`. */
export async function askOptions({ memory, models }: App, prompt: string): Promise<ImageOptions> {
  let options = remembered(memory);
  for (;;) {
    const choice = await vscode.window.showQuickPick(choices(options, prompt, models.extra()), {
      title: 'Generate Image',
      placeHolder: 'Enter goes ahead with these options',
      ignoreFocusOut: true,
    });
    if (!choice) throw cancelled();
    if (!choice.change) {
      await memory.update(rememberedAs, options);
      return options;
    }
    const changed = { ...options, ...(await choice.change()) };
    options = fitOptions(modelFacts(changed.model), changed).options;
  }
}

/** The last choice, as far as the model still takes it; a model that is gone gives way to the default. */
function remembered(memory: vscode.Memento): ImageOptions {
  const last = memory.get<ImageOptions>(rememberedAs);
  const defaults = defaultOptions();
  const usable = last && modelFacts(last.model).stage !== 'retired' ? { ...defaults, ...last } : defaults;
  return fitOptions(modelFacts(usable.model), usable).options;
}

function choices(options: ImageOptions, prompt: string, extraModels: readonly string[]): Choice[] {
  const model = modelFacts(options.model);
  const price = estimateCost(pricesOf(model, readSetting('prices')), options, prompt.length, 0);
  const free = readSetting('provider') === 'demo';
  return [
    {
      label: '$(sparkle) Generate',
      description: [
        model.name,
        options.aspectRatio,
        options.resolution,
        free ? 'demo, free' : `about ${formatCost(price)}`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
    { label: 'Change first', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(symbol-misc) Model…', description: model.name, change: () => askModel(extraModels) },
    {
      label: '$(screen-full) Shape…',
      description: options.aspectRatio ?? '',
      change: () => pick('Shape', model.aspectRatios, (aspectRatio) => ({ aspectRatio })),
    },
    ...(model.resolutions.length > 1
      ? [
          {
            label: '$(arrow-both) Size…',
            description: options.resolution ?? '',
            change: () => pick('Size', model.resolutions, (resolution) => ({ resolution })),
          },
        ]
      : []),
    ...thinkingChoice(options),
    ...(whyNotWebSearch(model) ? [] : [toggle('$(globe) Search the web', options.googleSearch, 'googleSearch')]),
    ...(whyNotImageSearch(model)
      ? []
      : [toggle('$(file-media) Search for images', options.imageSearch, 'imageSearch')]),
  ];
}

function thinkingChoice(options: ImageOptions): Choice[] {
  const model = modelFacts(options.model);
  const { thinking } = model;
  if (whyNotThinkingLevel(model) || thinking.kind !== 'levels') return [];
  return [
    {
      label: '$(lightbulb) Thinking…',
      description: options.thinkingLevel ?? thinking.standard,
      change: () => pick('Thinking', thinking.levels, (thinkingLevel) => ({ thinkingLevel })),
    },
  ];
}

const toggle = (label: string, on: boolean, key: 'googleSearch' | 'imageSearch'): Choice => ({
  label,
  description: on ? 'on' : 'off',
  change: async () => ({ [key]: !on }),
});

async function askModel(extraModels: readonly string[]): Promise<Partial<ImageOptions> | undefined> {
  const known = catalog.filter(({ stage }) => stage !== 'retired');
  const extra = extraModels.map(modelFacts);
  const choice = await vscode.window.showQuickPick(
    [...known, ...extra].map((model) => ({
      label: model.name,
      description: model.stage === 'deprecated' ? 'deprecated' : '',
      detail: model.summary,
      id: model.id,
    })),
    { title: 'Model', ignoreFocusOut: true },
  );
  return choice && { model: choice.id };
}

async function pick<T extends string>(
  title: string,
  values: readonly T[],
  change: (value: T) => Partial<ImageOptions>,
): Promise<Partial<ImageOptions> | undefined> {
  const value = await vscode.window.showQuickPick(values, { title, ignoreFocusOut: true });
  return values.includes(value as T) ? change(value as T) : undefined;
}
