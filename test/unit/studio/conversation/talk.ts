import type { DemoServer } from '../../../../src/demo/server.ts';
import { createGemini } from '../../../../src/gemini/client.ts';
import type { Session } from '../../../../src/library/sessions.ts';
import type { TurnFile } from '../../../../src/library/shapes.ts';
import type { StudioContext } from '../../../../src/studio/context.ts';
import { converse } from '../../../../src/studio/conversation/converse.ts';
import { quickModel, sharedStandIn } from '../../demo/standIn.ts';
import { type TestStudio, type TestStudioOptions, testStudio } from '../testStudio.ts';

/** A session of a studio that talks to the strict stand-in, over a real connection. */
export interface Talk {
  readonly studio: TestStudio;
  readonly server: DemoServer;
  readonly session: Session;
  /** Sends a message and answers its turn as it was kept, failed or not. */
  say(text: string, message?: Readonly<Record<string, unknown>>): Promise<TurnFile>;
  turns(): Promise<readonly TurnFile[]>;
}

/** Small pictures: they are painted soonest. */
export const quick = { model: quickModel, resolution: '512', aspectRatio: '1:1' } as const;

export async function startTalk(options: TestStudioOptions = {}): Promise<Talk> {
  const studio = await onStandIn(await testStudio(options));
  return talkIn(studio, await studio.opened.sessions.create({}));
}

export async function onStandIn(studio: TestStudio, demo = false): Promise<TestStudio> {
  const { baseUrl, key } = await sharedStandIn();
  const gemini = createGemini({ apiKey: key, baseUrl });
  return { ...studio, connect: async () => ({ gemini, demo }) };
}

export async function talkIn(studio: TestStudio, session: Session): Promise<Talk> {
  const turns = () => readTurns(studio, session.id);
  return {
    ...{ studio, session, turns },
    server: await sharedStandIn(),
    async say(text, message = {}) {
      const first = (await studio.opened.turns.list(session.id)).length === 0;
      const { turnId, finished } = await converse(studio, session.id, { text, ...(first && quick), ...message });
      await finished.catch(() => undefined);
      const turn = await studio.opened.turns.read(turnId);
      if (!turn)
        throw await finished.then(
          () => new Error('There is no such turn.'),
          (error: unknown) => error,
        );
      return turn;
    },
  };
}

async function readTurns({ library }: StudioContext, sessionId: string): Promise<readonly TurnFile[]> {
  const { turns } = await library();
  const files = await Promise.all((await turns.list(sessionId)).map(({ id }) => turns.read(id)));
  return files.flatMap((file) => file ?? []);
}
