import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { buildRequest, type Choices, fitChoices } from '../../../webview/state/composer/choices.ts';
import { buttonState } from '../../../webview/state/composer/generation.ts';
import { sampleJob, sampleOptions, sampleSettings } from '../../ui/pages/sampleData.ts';

type Attached = { readonly id: string; readonly tooLarge: boolean; readonly bytes: number };
const attached = (id: string, bytes = 1000): Attached => ({ id, tooLarge: bytes > 5e6, bytes });

function button(
  prompt: string,
  choices: Choices,
  jobs: readonly JobSnapshot[] = [],
  over: Partial<SettingsSnapshot> = {},
  references: readonly Attached[] = [],
) {
  const settings = { ...sampleSettings, ...over };
  const request = buildRequest(prompt, settings.defaults, choices, references);
  return buttonState(request, fitChoices(settings.defaults, choices), jobs, settings, references);
}

const fox = (state: JobSnapshot['state'], over: Partial<JobSnapshot> = {}) =>
  sampleJob(state, { prompt: 'a fox', options: sampleOptions, ...over });
const running = { phase: 'running', startedAt: 0 } as const;

describe('the Generate button', () => {
  it('waits for words', () => {
    assert.deepEqual(button('  ', {}), { kind: 'generate', whyNot: 'Describe the image first.' });
    assert.deepEqual(button('a fox', {}), { kind: 'generate' });
  });

  it('asks for a key, unless the demo draws', () => {
    assert.match(JSON.stringify(button('a fox', {}, [], { keySource: 'none' })), /API key/);
    assert.deepEqual(button('a fox', {}, [], { keySource: 'none', provider: 'demo' }), { kind: 'generate' });
  });

  it('does not call a model that Google has shut down', () => {
    assert.match(JSON.stringify(button('a fox', { model: 'gemini-3-pro-image-preview' })), /shut down Nano Banana Pro/);
  });

  it('is Cancel for the very work on the page, in every phase before its end', () => {
    const waiting = { phase: 'waiting', startedAt: 0, until: 1, reason: '' } as const;
    for (const state of [{ phase: 'queued' } as const, waiting, running]) {
      assert.equal(button('a fox', {}, [fox(state)]).kind, 'cancel', state.phase);
    }
    assert.equal(button('a fox', {}, [fox({ phase: 'done', startedAt: 0, finishedAt: 1 })]).kind, 'generate');
  });

  it('is Generate again for other words or other choices, since several jobs may run', () => {
    assert.equal(button('two foxes', {}, [fox(running)]).kind, 'generate');
    assert.equal(button('a fox', { resolution: '4K' }, [fox(running)]).kind, 'generate');
    assert.equal(button('a fox', { count: 2 }, [fox(running)]).kind, 'generate');
    const withImage = fox(running, { references: [{ id: 'one' }] });
    assert.equal(button('a fox', {}, [withImage]).kind, 'generate');
    assert.equal(button('a fox', {}, [withImage], {}, [attached('one')]).kind, 'cancel');
  });

  it('does not send more references than the model takes, nor one that is too large', () => {
    const many = Array.from({ length: 15 }, (_, id) => attached(String(id)));
    assert.match(JSON.stringify(button('a fox', {}, [], {}, many)), /up to 14 reference images, not 15/);
    assert.match(JSON.stringify(button('a fox', {}, [], {}, [attached('one', 6e6)])), /smaller/);
    const heavy = ['a', 'b', 'c'].map((id) => attached(id, 4.9e6));
    assert.match(JSON.stringify(button('a fox', {}, [], {}, heavy)), /have 20 MB together.*14 MB fit/);
  });
});
