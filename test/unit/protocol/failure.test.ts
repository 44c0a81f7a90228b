import assert from 'node:assert/strict';
import { StudioError, toFailure } from '../../../src/protocol/failure.ts';

describe('a failure', () => {
  it('is, unless told otherwise, neither worth a repeat nor on the bill', () => {
    assert.deepEqual(toFailure(new StudioError({ kind: 'badKey', message: 'No.' })), {
      kind: 'badKey',
      message: 'No.',
      retryable: false,
      mayHaveBeenPaid: false,
    });
  });

  it('crosses a message port without losing anything, or taking its cause along', () => {
    const failure = {
      kind: 'rateLimited',
      message: 'Later.',
      retryable: true,
      mayHaveBeenPaid: true,
      retryAfterSeconds: 47,
      next: { do: 'retry' },
    } as const;
    const sent = structuredClone(toFailure(new StudioError(failure, { cause: new Error('for the log') })));
    assert.deepEqual(toFailure(new StudioError(sent)), failure);
  });

  it('says of a bug what it is and where to look', () => {
    for (const [thrown, message] of [
      [new TypeError('x is not a function'), /x is not a function/],
      ['just a string', /just a string/],
    ] as const) {
      const failure = toFailure(thrown);
      assert.match(failure.message, message);
      assert.deepEqual(failure.next, { do: 'showLog' });
    }
  });
});
