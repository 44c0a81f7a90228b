import assert from 'node:assert/strict';
import { usageCsv } from '../../../src/studio/usageCsv.ts';
import { someUsage } from './testStudio.ts';

describe('the ledger as a table', () => {
  const line = {
    createdAt: Date.UTC(2026, 10, 22),
    model: 'gemini-3-pro-image',
    outcome: 'image',
    demo: false,
  } as const;

  it('has a row for each request; an unknown cost stays empty, it is not zero', async () => {
    const text = await usageCsv([
      { ...line, usage: someUsage, costUSD: 0.034, durationMs: 1500 },
      { ...line, outcome: 'refused' },
    ]);
    const [head, ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    assert.match(
      head ?? '',
      /^time,model,model answered,outcome,input tokens,.*cost USD,seconds,session,batch,half price$/,
    );
    assert.deepEqual(rows, [
      '2026-11-22T00:00:00.000Z,gemini-3-pro-image,,image,10,1120,0,0,0,0.034,1.5,,,',
      '2026-11-22T00:00:00.000Z,gemini-3-pro-image,,refused,,,,,,,,,,',
    ]);
  });

  it('keeps a text from being run as a formula, and from leaving its cell', async () => {
    const model = '=HYPERLINK("http://x","y")';
    const text = await usageCsv([
      { ...line, model },
      { ...line, model: '@SUM(1)' },
      { ...line, model: '-1+2' },
    ]);
    assert.ok(text.includes(`"'=HYPERLINK(""http://x"",""y"")",`));
    assert.ok(/,"?'@SUM\(1\)"?,/.test(text));
    assert.ok(/,"?'-1\+2"?,/.test(text));
  });
});
