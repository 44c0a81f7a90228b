import * as v from 'valibot';
import * as vscode from 'vscode';
import { StudioError } from './protocol/failure.ts';
import type { ImageOptions } from './protocol/model.ts';
import { type SettingName, type SettingValue, settingShapes } from './settingShapes.ts';
import type { CleanUpLimits } from './studio/cleanUpLibrary.ts';

const section = 'nanoBanana';

/** The setting's value, or its default when what the user typed does not fit. */
export function readSetting<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name> {
  const { shape, standard } = settingShapes[name];
  const parsed = v.safeParse(shape, vscode.workspace.getConfiguration(section, scope).get(name));
  return (parsed.success ? parsed.output : standard) as SettingValue<Name>;
}

/** Writes a user setting; `undefined` returns it to its default. Refuses a value that does not fit. */
export async function writeSetting(name: SettingName, value: unknown): Promise<void> {
  const fitting = value === undefined ? undefined : parsed(name, value);
  await vscode.workspace.getConfiguration(section).update(name, fitting, vscode.ConfigurationTarget.Global);
}

function parsed(name: SettingName, value: unknown): unknown {
  try {
    return v.parse(settingShapes[name].shape, value);
  } catch (cause) {
    const message = `That value does not fit ${section}.${name}.`;
    throw new StudioError({ kind: 'invalidInput', message }, { cause });
  }
}

/** Puts another value wherever the user or the workspace has set this one. Answers whether anybody had. */
export async function replaceSetting(name: SettingName, from: unknown, to: unknown): Promise<boolean> {
  const configuration = vscode.workspace.getConfiguration(section);
  const { globalValue, workspaceValue } = configuration.inspect(name) ?? {};
  if (globalValue === from) await configuration.update(name, to, vscode.ConfigurationTarget.Global);
  if (workspaceValue === from) await configuration.update(name, to, vscode.ConfigurationTarget.Workspace);
  return globalValue === from || workspaceValue === from;
}

export const onDidChangeSettings = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration(section) && listener());

/** The user's defaults as options for a request, not yet fitted to the model (capabilities.ts does that). */
export function defaultOptions(scope?: vscode.Uri): ImageOptions {
  const thinkingLevel = readSetting('thinkingLevel', scope);
  return {
    model: readSetting('model', scope),
    aspectRatio: readSetting('aspectRatio', scope),
    resolution: readSetting('resolution', scope),
    responseModality: readSetting('responseModality', scope),
    ...(thinkingLevel && { thinkingLevel }),
    includeThoughts: readSetting('showThinking', scope),
    googleSearch: readSetting('googleSearch', scope),
    imageSearch: readSetting('imageSearch', scope),
  };
}

export const libraryLimits = (): CleanUpLimits => ({
  maxSizeGB: readSetting('library.maxSizeGB'),
  maxAgeDays: readSetting('library.maxAgeDays'),
});
