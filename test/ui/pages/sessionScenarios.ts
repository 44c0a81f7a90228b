import type { SessionCard, SessionSnapshot, SessionTurn, TurnDetails } from '../../../src/protocol/api/sessions.ts';
import { sampleImage, sampleJob, sampleOptions } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';

/** What the host answers about conversations. */
export interface SessionScenario {
  readonly sessions?: readonly SessionCard[];
  readonly session?: SessionSnapshot;
  readonly turnDetails?: Readonly<Record<string, TurnDetails>>;
}

const now = Date.now();
const minute = 60_000;
const id = (n: number): string => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const square = { ...sampleOptions, aspectRatio: '4:3' } as const;
const picture = (n: number) =>
  sampleImage(n, {
    options: square,
    width: 1200,
    height: 896,
    uri: `/picture/${n}/1200x896`,
    thumbnailUri: `/picture/${n}/300x224`,
    sessionId: id(0),
  });

function turn(n: number, parent: number | undefined, prompt: string, over: Partial<SessionTurn> = {}): SessionTurn {
  return {
    id: id(n),
    ...(parent !== undefined && { parentTurnId: id(parent) }),
    createdAt: now - (40 - n) * minute,
    prompt,
    options: square,
    costUSD: 0.0371,
    imageIds: [picture(n).id],
    weight: { bytes: 1_650_000, images: 1 },
    ...over,
  };
}

const turns: readonly SessionTurn[] = [
  turn(1, undefined, 'A paper crane on a windowsill, morning light, muted colours', {
    text: 'Here is the crane. I kept the background plain so that the folds can be seen.',
  }),
  turn(2, 1, 'Make it rain outside', { text: 'Rain on the glass, and a cooler light on the paper.' }),
  turn(3, 2, 'Now a second crane, smaller, behind it', {
    options: { ...square, includeThoughts: true, googleSearch: true },
    text: 'The second crane stands **behind and to the left**:\n\n- half the size\n- a little out of focus',
    imageIds: [sampleImage(21).id, picture(3).id],
  }),
  turn(4, 1, 'Make it night instead', { referenceIds: [picture(9).id] }),
  turn(5, 4, 'With a street lamp', {}),
  turn(6, 4, 'With the moon', {}),
  turn(7, 3, 'Put a famous person beside it', {
    imageIds: [],
    failure: {
      kind: 'refused',
      message: 'Unable to show the generated image. The prompt may show a real person in a misleading way.',
      retryable: false,
      mayHaveBeenPaid: true,
    },
  }),
  turn(8, 7, 'A teacup beside it, then', {
    options: { ...square, model: 'gemini-3.1-flash-lite-image' },
    freshStart: { reason: 'model', images: 1 },
    costUSD: 0.0336,
  }),
];
const session: SessionCard = {
  id: id(0),
  name: 'A paper crane on a windowsill',
  model: 'gemini-nano-banana-2.1',
  createdAt: now - 50 * minute,
  updatedAt: now - 4 * minute,
  turns: 8,
  images: 7,
  costUSD: 0.2562,
  unknownCosts: 0,
};
const sampleSession: SessionSnapshot = {
  session,
  turns,
  images: [...[1, 2, 3, 4, 5, 6, 8, 9].map(picture), sampleImage(21, { draft: true })],
  branchNames: { [id(4)]: 'Night' },
  removedIds: [],
};
const turnDetails: Readonly<Record<string, TurnDetails>> = {
  [id(3)]: {
    thoughts:
      '**Placing the second crane**\n\nIt must not hide the first, so I put it to the left and let it fall out of focus.',
    grounding: {
      queries: ['origami crane proportions'],
      sources: [{ kind: 'web', url: 'https://example.org/cranes', title: 'Proportions of a folded crane' }],
    },
  },
};
const talk = { page: 'session', subject: id(0), session: sampleSession, turnDetails } as const;
const running = sampleJob(
  {
    phase: 'running',
    startedAt: now - 12_000,
    status: 'The model is thinking',
    words: { thoughts: '**Choosing the light**\n\nThe lamp should be warm, so that the rain catches it.' },
  },
  {
    kind: 'converse',
    prompt: 'A lamp beside it',
    options: square,
    turn: { sessionId: id(0), turnId: id(30), parentTurnId: id(8) },
  },
);
const unsent = sampleJob(
  {
    phase: 'failed',
    finishedAt: now,
    failure: {
      kind: 'budget',
      message:
        'This would pass your monthly budget: $4.98 of $5.00 are used this month, and this is about $0.037 more.',
      retryable: false,
      mayHaveBeenPaid: false,
    },
  },
  {
    kind: 'converse',
    prompt: 'A lamp beside it',
    options: square,
    turn: { sessionId: id(0), turnId: id(31), parentTurnId: id(8) },
  },
);
const heavy: SessionSnapshot = {
  ...sampleSession,
  turns: turns.slice(0, 3).map((one) => ({ ...one, weight: { bytes: 9_400_000, images: 3 } })),
};
const others: readonly SessionCard[] = [
  { ...session, preview: picture(3) },
  {
    ...session,
    id: id(50),
    name: 'Icons for the settings page, drawn as if cut from felt',
    preview: sampleImage(1),
    turns: 23,
    images: 21,
    costUSD: 0.81,
    updatedAt: now - 3 * 60 * minute,
    model: 'gemini-3-pro-image',
  },
  {
    ...session,
    id: id(51),
    name: 'Harbour',
    preview: sampleImage(0),
    turns: 5,
    images: 4,
    costUSD: 0.19,
    unknownCosts: 1,
    updatedAt: now - 30 * 60 * minute,
  },
  {
    ...session,
    id: id(52),
    name: 'New session',
    turns: 0,
    images: 0,
    costUSD: 0,
    updatedAt: now - 9 * 24 * 60 * minute,
    unsaved: true,
  },
  {
    ...session,
    id: id(53),
    name: 'Empty inbox',
    preview: sampleImage(2),
    turns: 9,
    images: 9,
    costUSD: 0.33,
    updatedAt: Date.UTC(2026, 9, 3),
  },
];

export const sessionScenarios: Readonly<Record<string, Scenario>> = {
  sessions: { page: 'sessions', sessions: others },
  sessionsDeleted: {
    page: 'sessions',
    sessions: others.map((one, nth) => (nth < 3 ? one : { ...one, deletedAt: now - nth * 24 * 60 * minute })),
  },
  sessionsEmpty: { page: 'sessions', sessions: [] },
  sessionsNone: { page: 'sessions', sessions: others, saved: { search: 'zeppelin' } },
  talk,
  talkBranch: { ...talk, saved: { selected: id(6), side: 'branches' } },
  talkImages: { ...talk, saved: { side: 'images' } },
  talkRunning: { ...talk, jobs: [running], saved: { selected: id(30) } },
  talkUnsent: { ...talk, jobs: [unsent], saved: { selected: id(31) } },
  talkHeavy: { ...talk, session: heavy },
  talkOtherModel: { ...talk, saved: { choices: { model: 'gemini-3-pro-image' }, prompt: 'And a saucer' } },
  talkNew: {
    ...talk,
    session: {
      ...sampleSession,
      session: { ...session, name: 'New session', turns: 0, images: 0, costUSD: 0 },
      turns: [],
      images: [],
    },
  },
};
