import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { SessionSnapshot, SessionTurn } from '../../../src/protocol/api/sessions.ts';
import {
  branchTo,
  descendants,
  latestLeaf,
  sentTurns,
  siblingsOf,
  weightOf,
  withoutRemoved,
} from '../../../src/protocol/conversation/turns.ts';
import { toFailure } from '../../../src/protocol/failure.ts';
import { treeNodes } from '../../../webview/state/conversation/nodes.ts';
import { treeRows } from '../../../webview/state/conversation/treeRows.ts';
import { sampleJob, sampleOptions } from '../../ui/pages/sampleData.ts';

const turn = (id: string, parentTurnId?: string, over: Partial<SessionTurn> = {}): SessionTurn => ({
  id,
  ...(parentTurnId && { parentTurnId }),
  createdAt: id.charCodeAt(0),
  prompt: id,
  options: sampleOptions,
  imageIds: [],
  weight: { bytes: 10, images: 1 },
  ...over,
});
const ids = (turns: readonly { readonly id: string }[]): string => turns.map(({ id }) => id).join('');
const find = (id: string) => tree.find((one) => one.id === id) ?? assert.fail();

// a ─ b ─ c
//   └ d ─ e
//       └ f
const tree = [turn('a'), turn('b', 'a'), turn('c', 'b'), turn('d', 'a'), turn('e', 'd'), turn('f', 'd')];
const failure = toFailure(new Error('no'));

describe('the tree of a conversation', () => {
  it('has branches, siblings and ends', () => {
    assert.equal(ids(branchTo(tree, 'f')), 'adf');
    assert.equal(ids(branchTo(tree, 'nobody')), '');
    assert.equal(ids(siblingsOf(tree, find('d'))), 'bd');
    assert.equal(latestLeaf(tree, find('b'))?.id, 'c');
    assert.equal(latestLeaf(tree, undefined)?.id, 'f');
    assert.equal(ids(descendants(tree, find('d'))), 'ef');
    assert.equal(ids(withoutRemoved(tree, ['d'])), 'abc');
  });

  it('ends where damage would lead it in circles', () => {
    const circle = [turn('a', 'b'), turn('b', 'a')];
    assert.equal(branchTo(circle, 'b').length, 2);
    assert.equal(descendants(circle, turn('a')).length, 1);
  });

  it('sends what has an answer, from the last fresh start on', () => {
    const branch = [turn('a'), turn('b', 'a', { failure }), turn('c', 'b'), turn('d', 'c')];
    assert.equal(ids(sentTurns(branch)), 'acd');
    assert.deepEqual(weightOf(sentTurns(branch)), { bytes: 30, images: 3 });
    const freshStart = { reason: 'model', images: 1 } as const;
    assert.equal(ids(sentTurns([turn('a'), turn('b', 'a', { freshStart }), turn('c', 'b')])), 'bc');
    assert.equal(ids(sentTurns([turn('a'), turn('b', 'a', { freshStart, failure }), turn('c', 'b')])), 'ac');
  });

  it('is drawn with branches to the right of where they begin', () => {
    const snapshot = { session: { id: 's' }, turns: tree, removedIds: [] } as unknown as SessionSnapshot;
    const rows = treeRows(treeNodes(snapshot, []));
    assert.deepEqual(
      rows.map(({ node, lane, from, passing }) => `${node.id}${lane}${from ?? '-'}:${passing.join()}`),
      ['a0-:0', 'd10:0,1', 'f21:0,1', 'e11:0', 'b00:0', 'c00:'],
    );
  });

  it('has a place for a message from the moment it is sent, and none twice', () => {
    const job = (turnId: string, phase: 'queued' | 'failed'): JobSnapshot =>
      sampleJob(phase === 'queued' ? { phase } : { phase, finishedAt: 0, failure }, {
        kind: 'converse',
        turn: { sessionId: 's', turnId, parentTurnId: 'c' },
      });
    const snapshot = { session: { id: 's' }, turns: tree, removedIds: ['x'] } as unknown as SessionSnapshot;
    const jobs = [job('n', 'queued'), job('f', 'failed'), job('x', 'failed'), sampleJob({ phase: 'queued' })];
    const nodes = treeNodes(snapshot, jobs, new Set(['c']));
    assert.deepEqual(
      nodes.map(({ id, kind }) => id + kind[0]),
      ['at', 'bt', 'dt', 'et', 'ft', 'nj'],
    );
  });
});
