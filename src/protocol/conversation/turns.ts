import type { Failure } from '../failure.ts';

/** What host and pages know alike of the turns of a conversation; `parentTurnId` makes them a tree. */
export interface TreeTurn {
  readonly id: string;
  /** Absent on a first message; there may be several of those. */
  readonly parentTurnId?: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** Why the turns before were not sent with a message: whatever it was, the last image goes along as the user's. */
export interface FreshStart {
  readonly reason: /** Another model cannot take this one's signed turns. */
    | 'model'
    /** Between Google and the demo model. */
    | 'provider'
    /** A signature is missing, or Google did not accept one. */
    | 'signature'
    /** A stored turn, or an image of one, is missing or damaged. */
    | 'missing'
    /** The session began with an image that no turn of a model holds. */
    | 'foreign'
    /** The user asked for it. */
    | 'trimmed';
  /** How many of the earlier images went along. */
  readonly images: number;
}

export interface Weight {
  /** As they travel: images in base64. */
  readonly bytes: number;
  readonly images: number;
}

/** A turn as far as it decides what a later message sends. */
export interface SentTurn extends TreeTurn {
  readonly failure?: Failure;
  readonly freshStart?: FreshStart;
  readonly weight?: Weight;
}

/** The turns from the first message to this one. Turns that are not there, or go round in a circle, end the way. */
export function branchTo<Turn extends TreeTurn>(turns: readonly Turn[], turnId: string | undefined): readonly Turn[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const branch: Turn[] = [];
  for (let turn = byId.get(turnId ?? ''); turn; turn = byId.get(turn.parentTurnId ?? '')) {
    byId.delete(turn.id);
    branch.unshift(turn);
  }
  return branch;
}

/** The turns that answer the same turn, oldest first; first messages are siblings of each other. */
export function siblingsOf<Turn extends TreeTurn>(turns: readonly Turn[], { parentTurnId }: TreeTurn): readonly Turn[] {
  return inTime(turns.filter((turn) => turn.parentTurnId === parentTurnId));
}

/** Where a branch ends that goes through this turn: from each turn on, the one that was talked in last. */
export function latestLeaf<Turn extends TreeTurn>(turns: readonly Turn[], from: Turn | undefined): Turn | undefined {
  const [latest] = inTime(from ? descendants(turns, from) : turns).slice(-1);
  return latest ?? from;
}

/** All turns that follow this one, directly or not; without it. */
export function descendants<Turn extends TreeTurn>(turns: readonly Turn[], { id }: TreeTurn): readonly Turn[] {
  const inside = new Set([id]);
  // A child is never older than its parent, but clocks of two windows may disagree: repeated until nothing is added.
  for (let size = 0; size !== inside.size; ) {
    size = inside.size;
    for (const turn of turns) if (turn.parentTurnId && inside.has(turn.parentTurnId)) inside.add(turn.id);
  }
  return turns.filter((turn) => turn.id !== id && inside.has(turn.id));
}

/** The tree without the turns that were taken out and all that follows them. */
export function withoutRemoved<Turn extends TreeTurn>(
  turns: readonly Turn[],
  removed: readonly string[] = [],
): readonly Turn[] {
  if (removed.length === 0) return turns;
  const gone = new Set(
    turns.filter(({ id }) => removed.includes(id)).flatMap((turn) => [turn, ...descendants(turns, turn)]),
  );
  return turns.filter((turn) => !gone.has(turn));
}

/**
 * The turns that a message after this branch sends along: those since the last fresh start that have an answer. One
 * that was refused or failed is never sent again.
 */
export function sentTurns<Turn extends SentTurn>(branch: readonly Turn[]): readonly Turn[] {
  const answered = branch.filter(({ failure }) => !failure);
  return answered.slice(
    Math.max(
      0,
      answered.findLastIndex(({ freshStart }) => freshStart),
    ),
  );
}

export function weightOf(turns: readonly SentTurn[]): Weight {
  return turns.reduce(
    (sum, { weight }) => ({ bytes: sum.bytes + (weight?.bytes ?? 0), images: sum.images + (weight?.images ?? 0) }),
    { bytes: 0, images: 0 },
  );
}

const inTime = <Turn extends TreeTurn>(turns: readonly Turn[]): readonly Turn[] =>
  turns.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
