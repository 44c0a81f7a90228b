import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/library/database/database.ts';
import type { Programs } from './bundle.ts';
import { enter, migrations } from './ledger.ts';
import type { Visit } from './visitor.ts';

interface Case {
  readonly what: string;
  /** Access rights of some of the files, the folder itself being ''. */
  readonly modes: Readonly<Record<string, number>>;
  /** What is wrong with what the visitor saw. */
  expect(visit: Visit): boolean;
}

const sees = (visit: Visit): boolean => visit.seen?.includes('one') === true && visit.seen.includes('two');
const denied = (message: string | undefined): boolean => message !== undefined && /permission/i.test(message);

const cases: readonly Case[] = [
  { what: 'all files readable and writable', modes: {}, expect: (visit) => sees(visit) && visit.done?.length === 1 },
  {
    what: 'journal not writable',
    modes: { 'journal.2.log': 0o444 },
    expect: (visit) =>
      sees(visit) && visit.state === 'readOnly' && denied(visit.refused?.[0]) && denied(visit.warnings?.[0]),
  },
  {
    what: 'nothing writable',
    modes: { 'journal.2.log': 0o444, 'library.2.sqlite': 0o444, '': 0o555 },
    expect: (visit) =>
      sees(visit) && visit.state === 'readOnly' && denied(visit.refused?.[0]) && denied(visit.warnings?.[0]),
  },
  {
    what: 'folder not writable',
    modes: { '': 0o555 },
    expect: (visit) => sees(visit) && visit.done?.length === 1,
  },
  {
    what: 'snapshot not readable, the generation before is',
    modes: { 'library.2.sqlite': 0o000 },
    expect: (visit) => sees(visit) && visit.done?.length === 1 && visit.damage?.length === 1,
  },
  { what: 'journal not readable', modes: { 'journal.2.log': 0o000 }, expect: (visit) => denied(visit.opening) },
  {
    what: 'no database file readable',
    modes: { 'library.2.sqlite': 0o000, 'journal.1.log': 0o000, 'journal.2.log': 0o000 },
    expect: (visit) => denied(visit.opening),
  },
  { what: 'folder not readable', modes: { '': 0o000 }, expect: (visit) => denied(visit.opening) },
];

/** What an ordinary user meets when access rights are wrong: the library, or a clear word; never an empty one. */
export async function denyAccess(programs: Programs): Promise<boolean> {
  let failures = 0;
  for (const { what, modes, expect } of cases) {
    const folder = await soundLibrary(programs);
    for (const [name, mode] of Object.entries(modes)) await chmod(join(folder, name), mode);
    const visit = await visitAsOrdinaryUser(programs, folder, 'visit');
    for (const name of Object.keys(modes)) await chmod(join(folder, name), name === '' ? 0o755 : 0o644);
    const after = await visitAsOrdinaryUser(programs, folder, 'after');
    const ok = expect(visit) && sees(after) && after.done?.length === 1;
    if (!ok) {
      failures += 1;
      console.log(`  ${what}:`, visit, 'and when access was right again:', after);
    }
    await rm(folder, { recursive: true });
  }
  console.log(`Permissions: ${cases.length} cases as an ordinary user, ${failures} went wrong.`);
  return failures === 0;
}

/** root may do everything, so root sends somebody else. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function visitAsOrdinaryUser(programs: Programs, folder: string, commit: string): Promise<Visit> {
  const child = fork(programs.visitor, [folder, programs.databaseWorker, commit], { ...nobody, cwd: tmpdir() });
  const [visit] = (await once(child, 'message')) as [Visit];
  return visit;
}

/** One commit in the generation before, one in the snapshot's journal. */
async function soundLibrary(programs: Programs): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'permissions-'));
  await chmod(folder, 0o755);
  const options = { folder, workerFile: programs.databaseWorker, migrations, warn: console.log };
  const ending = await openDatabase({ ...options, limits: { journalBytes: 300 } });
  await ending.commit(enter('one', 1));
  while (!(await readdir(folder)).includes('library.2.sqlite')) await new Promise((resolve) => setTimeout(resolve, 20));
  await ending.close();
  const last = await openDatabase(options);
  await last.commit(enter('two', 1));
  await last.close();
  if (nobody.uid !== undefined)
    for (const name of ['', ...(await readdir(folder))]) await chown(join(folder, name), nobody.uid, nobody.gid);
  return folder;
}
