import { randomUUID } from 'node:crypto';
import { createGemini } from '../../../../src/gemini/client.ts';
import { converse } from '../../../../src/studio/conversation/converse.ts';
import { createJobKeeper } from '../../../../src/studio/jobs/keptJobs.ts';
import { openTest } from '../../library/testLibrary.ts';
import { testStudio } from '../testStudio.ts';

/** A window that has one answer in a session, asks again, and is killed by its parent while it waits. */
const [folder = '', sessionId = '', baseUrl = '', apiKey = ''] = process.argv.slice(2);

const opened = await openTest({ folder });
const window = { processId: process.pid, session: randomUUID() };
const keeper = createJobKeeper(window, async () => opened, console.error);
const plain = await testStudio({ keeper });
const gemini = createGemini({ apiKey, baseUrl });
const studio = { ...plain, opened, library: async () => opened, connect: async () => ({ gemini, demo: false }) };

const options = { model: 'gemini-3.1-flash-image', resolution: '512', aspectRatio: '1:1' };
const first = await converse(studio, sessionId, { text: 'a hill', ...options });
await first.finished;
studio.jobs.onDidChange((jobs) => {
  if (jobs.at(-1)?.state.phase === 'running')
    process.send?.({ finished: first.turnId, running: jobs.at(-1)?.turn?.turnId });
});
await converse(studio, sessionId, { text: '[[fault:hang]] at night' });
