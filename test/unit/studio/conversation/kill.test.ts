import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { keepFailedTurn } from '../../../../src/studio/conversation/failedTurn.ts';
import { adoptLostJobs } from '../../../../src/studio/jobs/keptJobs.ts';
import { sharedStandIn } from '../../demo/standIn.ts';
import { closeAll, openTest } from '../../library/testLibrary.ts';
import { testStudio } from '../testStudio.ts';
import { onStandIn, quick, talkIn } from './talk.ts';

describe('a kill -9 in the middle of a message', function () {
  this.timeout(60_000);
  after(closeAll);

  it('loses no finished turn, and the one that ran is told as failed, once', async () => {
    const library = await openTest();
    const session = await library.sessions.create({});
    const { baseUrl, key } = await sharedStandIn();
    const window = fileURLToPath(new URL('childWindow.ts', import.meta.url));
    const child = fork(window, [library.folder, session.id, baseUrl, key]);
    const [{ finished, running }] = await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const studio = await onStandIn({ ...(await testStudio()), opened: library, library: async () => library });
    const adopt = () =>
      adoptLostJobs({
        ...{ library, jobs: studio.jobs, now: Date.now, isRunning: () => false },
        window: { processId: process.pid, session: 'this one' },
        keepTurn: (job, failure) => keepFailedTurn(studio, job, failure),
      });
    await adopt();
    await adopt();
    const turns = await library.turns.list(session.id);
    assert.deepEqual(
      turns.map(({ id, failure }) => [id, failure?.message]),
      [
        [finished, undefined],
        [running, 'The window was closed while this was running.'],
      ],
    );
    assert.equal(turns[1]?.parentTurnId, finished);
    assert.equal((await library.images.read(turns[0]?.imageIds[0] ?? '')).length > 1000, true);
    assert.equal((await library.sessions.get(session.id))?.session.name, 'a hill');
    const next = await (await talkIn(studio, session)).say('with snow', { fromTurnId: running });
    assert.deepEqual([next.failure, next.freshStart, next.parentTurnId], [undefined, undefined, running]);
  });

  it('and another window that talks in the same session at the same time loses nothing either', async () => {
    const library = await openTest();
    const session = await library.sessions.create({ name: 'Both' });
    const { baseUrl, key } = await sharedStandIn();
    const child = fork(fileURLToPath(new URL('childWindow.ts', import.meta.url)), [
      ...[library.folder, session.id, baseUrl, key],
    ]);
    const studio = await onStandIn({ ...(await testStudio()), opened: library, library: async () => library });
    const talk = await talkIn(studio, session);
    let theirs: string | undefined;
    child.once('message', ({ finished }: { finished: string }) => {
      theirs = finished;
    });
    const mine: string[] = [];
    while (theirs === undefined) mine.push((await talk.say('a lake', quick)).id);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const turns = await library.turns.list(session.id);
    const ids = new Set(turns.map(({ id }) => id));
    assert.ok(mine.length > 0 && [...mine, theirs].every((id) => ids.has(id)), 'every message is there');
    assert.ok(
      turns.every(({ parentTurnId }) => parentTurnId === undefined || ids.has(parentTurnId)),
      'in one tree',
    );
    assert.ok(turns.every(({ id, imageIds, failure }) => imageIds.length > 0 && !failure && ids.has(id)));
    const next = await talk.say('at night', { fromTurnId: theirs });
    assert.deepEqual([next.failure, next.freshStart, next.parentTurnId], [undefined, undefined, theirs]);
  });
});
