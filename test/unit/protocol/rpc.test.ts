import assert from 'node:assert/strict';
import { StudioError } from '../../../src/protocol/failure.ts';
import { connect, type Port, serve } from '../../../src/protocol/rpc.ts';

/** Two ends of one line; messages become JSON and arrive later, as between a page and its host. */
function line(): { here: Port; there: Port; cut(): void } {
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  let open = true;
  const end = (mine: 0 | 1): Port => ({
    post(message) {
      if (!open) throw new Error('This page is closed.');
      const copy = JSON.parse(JSON.stringify(structuredClone(message)));
      setImmediate(() => {
        for (const receive of listeners[mine === 0 ? 1 : 0]) receive(copy);
      });
    },
    listen(receive) {
      listeners[mine].add(receive);
      return () => listeners[mine].delete(receive);
    },
  });
  return {
    here: end(0),
    there: end(1),
    cut: () => {
      open = false;
    },
  };
}

interface Kitchen {
  add(a: number, b: number): number;
  slow(name: string): Promise<string>;
  season(dish: string, salt?: string): string;
  burn(): void;
  explode(): void;
}

function kitchen() {
  const finish: Record<string, (dish: string) => void> = {};
  const implementation: Kitchen = {
    add: (a, b) => a + b,
    slow: (name) =>
      new Promise((resolve) => {
        finish[name] = resolve;
      }),
    season: (dish, salt = 'a pinch') => `${dish}, ${salt}`,
    burn() {
      throw new StudioError({ kind: 'tooLarge', message: 'Too hot.', retryAfterSeconds: 3 });
    },
    explode() {
      throw new RangeError('boom');
    },
  };
  return { implementation, finish };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a conversation over a port', () => {
  it('leaves out what the caller left out', async () => {
    const { here, there } = line();
    serve(there, kitchen().implementation);
    const { remote } = connect<Kitchen>(here);
    assert.equal(await remote.season('Soup', undefined), 'Soup, a pinch');
    assert.equal(await remote.season('Soup', 'none'), 'Soup, none');
  });

  it('answers every call with its own answer, whatever ends first', async () => {
    const { here, there } = line();
    const { implementation, finish } = kitchen();
    serve(there, implementation);
    const { remote } = connect<Kitchen>(here);
    const soup = remote.slow('soup');
    const cake = remote.slow('cake');
    assert.equal(await remote.add(2, 3), 5);
    finish.cake?.('cake!');
    finish.soup?.('soup!');
    assert.deepEqual(await Promise.all([soup, cake]), ['soup!', 'cake!']);
  });

  it('lets calls wait for methods that are still to come, and tells each call when they do not', async () => {
    const { here, there } = line();
    serve(
      there,
      soon().then(() => kitchen().implementation),
    );
    assert.equal(await connect<Kitchen>(here).remote.add(2, 3), 5);
    const broken = line();
    serve<Kitchen>(broken.there, Promise.reject(new StudioError({ kind: 'storage', message: 'It is not there.' })));
    await assert.rejects(connect<Kitchen>(broken.here).remote.add(2, 3), {
      kind: 'storage',
      message: 'It is not there.',
    });
  });

  it('hands failures over as failures', async () => {
    const { here, there } = line();
    serve(there, kitchen().implementation);
    const { remote } = connect<Kitchen>(here);
    await assert.rejects(remote.burn(), { kind: 'tooLarge', message: 'Too hot.', retryAfterSeconds: 3 });
    await assert.rejects(remote.explode(), { kind: 'malformed', message: /boom/ });
  });

  it('reaches nothing but the methods that are offered', async () => {
    const { here, there } = line();
    serve(there, kitchen().implementation);
    const { remote } = connect<Record<'constructor' | 'toString' | 'missing', () => void>>(here);
    for (const method of ['constructor', 'toString', 'missing'] as const) {
      await assert.rejects(remote[method](), { kind: 'invalidInput', message: new RegExp(method) });
    }
  });

  it('can be awaited itself without asking the other side anything', async () => {
    const { here } = line();
    const { remote } = connect<Kitchen>(here);
    assert.equal(typeof (await remote).add, 'function');
  });

  it('ends every open call when it closes, and every later one', async () => {
    const { here, there } = line();
    serve(there, kitchen().implementation);
    const { remote, close } = connect<Kitchen>(here);
    const open = remote.slow('soup');
    close('The worker stopped.');
    await assert.rejects(open, { kind: 'cancelled', message: 'The worker stopped.', retryable: true });
    await assert.rejects(remote.add(1, 1), { kind: 'cancelled' });
  });

  it('rejects a call that cannot be sent', async () => {
    const { here } = line();
    const { remote } = connect<{ take(value: unknown): void }>(here);
    await assert.rejects(
      remote.take(() => {}),
      { name: 'DataCloneError' },
    );
  });

  it('lets work end in silence when its page has closed meanwhile', async () => {
    const { here, there, cut } = line();
    const { implementation, finish } = kitchen();
    const stop = serve(there, implementation);
    const { remote, close } = connect<Kitchen>(here);
    const open = remote.slow('soup').catch(() => 'gone');
    await soon();
    cut();
    stop();
    close();
    const lost: unknown[] = [];
    const onLost = (reason: unknown) => lost.push(reason);
    process.on('unhandledRejection', onLost);
    finish.soup?.('too late');
    await soon();
    process.off('unhandledRejection', onLost);
    assert.deepEqual(lost, []);
    assert.equal(await open, 'gone');
  });

  it('ignores what is not meant for it', async () => {
    const { here, there } = line();
    serve(there, kitchen().implementation);
    const { remote } = connect<Kitchen>(here);
    for (const stray of [null, 'hello', { rpc: 'call' }, { rpc: 'answer', id: 1, ok: true }, { news: 'jobs' }]) {
      here.post(stray);
      there.post(stray);
    }
    assert.equal(await remote.add(1, 1), 2);
  });
});
