import assert from 'node:assert/strict';
import { askedAndGot } from '../../../webview/state/images/askedAndGot.ts';
import { sampleImage, sampleOptions } from '../../ui/pages/sampleData.ts';

describe('asked and got', () => {
  const rows = (image: Parameters<typeof askedAndGot>[0]) =>
    askedAndGot(image).map(({ name, asked, got, differs }) => `${name}: ${asked} → ${got}${differs ? ' !' : ''}`);

  it('are quiet when the picture is what was asked for, give or take a few pixels', () => {
    assert.deepEqual(rows(sampleImage(0, { width: 1376, height: 784 })), [
      'Model: Nano Banana 2.1 → Nano Banana 2.1',
      'Shape: 16:9 → 16:9',
      'Pixels: 1376 × 768 → 1376 × 784',
      'Format: undefined → JPEG, 1.2 MB',
    ]);
  });

  it('differ when another shape came back', () => {
    assert.ok(rows(sampleImage(0, { width: 1024, height: 1024 })).includes('Shape: 16:9 → 1:1 !'));
  });

  it('differ when another size came back', () => {
    const image = sampleImage(0, { options: { ...sampleOptions, aspectRatio: '16:9', resolution: '4K' } });
    assert.ok(rows({ ...image, width: 1376, height: 768 }).includes('Pixels: 5504 × 3072 → 1376 × 768 !'));
  });

  it('differ when another model answered, not when Google adds a version', () => {
    assert.match(rows(sampleImage(0, { modelAnswered: 'gemini-3-pro-image' }))[0] ?? '', /gemini-3-pro-image !$/);
    assert.doesNotMatch(rows(sampleImage(0, { modelAnswered: 'gemini-nano-banana-2.1-001' }))[0] ?? '', /!$/);
  });

  it('compare nothing for an imported picture', () => {
    const { options: _, ...imported } = sampleImage(0);
    assert.deepEqual(
      askedAndGot(imported).filter(({ asked, differs }) => asked || differs),
      [],
    );
  });
});
