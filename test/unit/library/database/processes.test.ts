import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type TestLibrary, testLibrary, until } from './windows.ts';

interface ChildWindow {
  readonly process: ChildProcess;
  /** Names that were acknowledged. */
  readonly safe: Set<string>;
  add(...names: readonly string[]): void;
}

describe('Windows in processes of their own', () => {
  let library: TestLibrary;
  const children: ChildWindow[] = [];
  beforeEach(async () => {
    library = await testLibrary();
  });
  afterEach(async () => {
    for (const { process } of children.splice(0)) process.kill('SIGKILL');
    await library.remove();
  });

  async function startChild(): Promise<ChildWindow> {
    const child = fork(fileURLToPath(new URL('childWindow.ts', import.meta.url)), [library.folder]);
    await once(child, 'message');
    const safe = new Set<string>();
    child.on('message', (name: string) => safe.add(name));
    const window = { process: child, safe, add: (...names: readonly string[]) => void child.send(names) };
    children.push(window);
    return window;
  }

  it('keep all that was acknowledged to one that is killed', async () => {
    const [child, here] = await Promise.all([startChild(), library.open()]);
    child.add(...Array.from({ length: 300 }, (_, n) => `thing ${n}`));
    await until(
      () => child.safe.size,
      (count) => count > 50,
    );
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    const things = new Set(await until(here.things, ({ length }) => length >= child.safe.size));
    assert.deepEqual(
      [...child.safe].filter((name) => !things.has(name)),
      [],
    );
  });

  it('lose nothing of one that slept while the others went on and compacted twice', async () => {
    const sleeper = await startChild();
    const awake = await startChild();
    sleeper.add('before');
    await until(
      () => sleeper.safe.size,
      (count) => count === 1,
    );
    sleeper.process.kill('SIGSTOP');
    // Sent while it sleeps, so it comes back in the middle of things.
    sleeper.add('after 1', 'after 2');
    let n = 0;
    await until(
      async () => {
        awake.add(`thing ${n++}`);
        return library.names();
      },
      (names) => names.some((name) => /^library\.([5-9]|\d\d)\.sqlite$/.test(name)) && !names.includes('journal.1.log'),
      15_000,
    );
    sleeper.process.kill('SIGCONT');
    await until(
      () => sleeper.safe.size,
      (count) => count === 3,
    );
    await until(
      () => awake.safe.size,
      (count) => count === n,
    );
    const things = await (await library.open()).things();
    assert.deepEqual(things, [...sleeper.safe, ...awake.safe].sort());
    assert.ok(!(await library.names()).includes('journal.1.log'), 'it made the deleted journal again');
  });
});
