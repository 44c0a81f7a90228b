import assert from 'node:assert/strict';
import {
  cleanUpLine,
  limitsLine,
  missingLine,
  orphansLine,
  storageKinds,
  totalBytes,
} from '../../../webview/state/reports/storageWords.ts';
import { emptyStorage, sampleStorage } from '../../ui/pages/sampleReports.ts';

describe('the storage page', () => {
  it('adds up everything in the folder', () => {
    assert.equal(totalBytes(sampleStorage), 1_797_400_000);
    assert.deepEqual(
      storageKinds(sampleStorage).map(({ name }) => name),
      ['Images', 'Answers', 'Thumbnails', 'Database', 'Trash'],
    );
  });

  it('says how long images stay', () => {
    const line = (maxSizeGB: number, maxAgeDays: number) =>
      limitsLine({ ...sampleStorage, limits: { maxSizeGB, maxAgeDays } });
    assert.equal(line(0, 0), 'Images stay for ever, however many there are.');
    assert.equal(line(20, 0), 'Images may take up to 20 GB (7% used).');
    assert.equal(line(20, 90), 'Images may take up to 20 GB (7% used) and stay for 90 days.');
    assert.equal(line(0, 90), 'Images stay for 90 days.');
  });

  it('says what a clean-up would do before it does it', () => {
    assert.equal(cleanUpLine(emptyStorage.cleanUp), undefined);
    assert.match(cleanUpLine(sampleStorage.cleanUp) ?? '', /^12 images, 34\.0 MB would go to the trash/);
    assert.match(
      cleanUpLine({ ...sampleStorage.cleanUp, toTrash: { files: 0, bytes: 0 } }) ?? '',
      /^9 images, 13\.2 MB in the trash .* removed for good/,
    );
  });

  it('speaks of lost files and entries only when there are any, one or many', () => {
    assert.equal(orphansLine(0), undefined);
    assert.equal(missingLine(0), undefined);
    assert.match(orphansLine(1) ?? '', /^1 file in the folder has no entry .* enters it;/);
    assert.match(orphansLine(3) ?? '', /^3 files in the folder have no entry .* enters them;/);
    assert.match(missingLine(2) ?? '', /^2 images have lost their file/);
  });
});
