import assert from 'node:assert/strict';
import { createKeptStates } from '../../../src/views/keptStates.ts';

describe('the states of closed tabs', () => {
  it('are those that the pages kept last, each its own', () => {
    const states = createKeptStates();
    states.keep('', { prompt: 'a' });
    states.keep('', { prompt: 'a fox' });
    states.keep('image', { zoom: 2 });
    assert.deepEqual(states.of(''), { prompt: 'a fox' });
    assert.deepEqual(states.of('image'), { zoom: 2 });
    assert.equal(states.of('other'), undefined);
  });

  it('do not grow without end, whatever a page sends', () => {
    const states = createKeptStates();
    states.keep('huge', { text: 'x'.repeat(1_000_000) });
    states.keep('odd', 'text');
    for (let id = 0; id <= 50; id++) states.keep(String(id), { id });
    assert.deepEqual(
      ['huge', 'odd', '0', '1'].map((id) => states.of(id)),
      [undefined, undefined, undefined, { id: 1 }],
    );
  });
});
