import type { App } from '../app.ts';
import { asStudioError, StudioError } from '../protocol/failure.ts';
import type { PublicApi } from './api.ts';

/** What other extensions get: `extension.exports.api(1)`; by version, so that a later one can be offered beside it. */
export interface Exports {
  api(version: 1): PublicApi;
}

/** Its methods are loaded when one is called: most who activate the extension never do. */
export function createExports(app: App): Exports {
  let loading: Promise<PublicApi> | undefined;
  const load = () => {
    loading ??= import('./api.ts').then(({ createApi }) => createApi(app));
    return loading;
  };
  const method =
    <Arguments extends readonly unknown[], Answer>(pick: (api: PublicApi) => (...args: Arguments) => Promise<Answer>) =>
    async (...args: Arguments): Promise<Answer> => {
      try {
        return await pick(await load())(...args);
      } catch (error) {
        throw asStudioError(error);
      }
    };

  // Frozen: every extension gets the same one, and nobody a key that was meant for it.
  const api: PublicApi = Object.freeze({
    generate: method(({ generate }) => generate),
    edit: method(({ edit }) => edit),
    images: Object.freeze({
      list: method(({ images }) => images.list),
      get: method(({ images }) => images.get),
      delete: method(({ images }) => images.delete),
      versions: method(({ images }) => images.versions),
      update: method(({ images }) => images.update),
      import: method(({ images }) => images.import),
      export: method(({ images }) => images.export),
      restore: method(({ images }) => images.restore),
    }),
    library: Object.freeze({
      stats: method(({ library }) => library.stats),
      cleanUp: method(({ library }) => library.cleanUp),
      rebuild: method(({ library }) => library.rebuild),
    }),
    usage: Object.freeze({ summary: method(({ usage }) => usage.summary) }),
    sessions: Object.freeze({
      create: method(({ sessions }) => sessions.create),
      list: method(({ sessions }) => sessions.list),
      get: method(({ sessions }) => sessions.get),
      rename: method(({ sessions }) => sessions.rename),
      delete: method(({ sessions }) => sessions.delete),
      restore: method(({ sessions }) => sessions.restore),
      send: method(({ sessions }) => sessions.send),
    }),
    templates: Object.freeze({
      list: method(({ templates }) => templates.list),
      create: method(({ templates }) => templates.create),
      delete: method(({ templates }) => templates.delete),
    }),
    settings: Object.freeze({
      get: method(({ settings }) => settings.get),
      update: method(({ settings }) => settings.update),
      setApiKey: method(({ settings }) => settings.setApiKey),
      clearApiKey: method(({ settings }) => settings.clearApiKey),
    }),
  });
  return {
    api(version) {
      if (version === 1) return api;
      const message = `There is no version ${version} of this API; 1 is the newest.`;
      throw new StudioError({ kind: 'invalidInput', message });
    },
  };
}
