import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { StorageSnapshot } from '../../src/protocol/api/reports.ts';
import { formatBytes } from '../../src/protocol/formatBytes.ts';
import { plural } from '../../src/protocol/words.ts';
import { Button } from '../components/Button.tsx';
import { BarChart } from '../components/reports/BarChart.tsx';
import { Figure, Report, Section } from '../components/reports/Report.tsx';
import { StorageKinds } from '../components/reports/StorageKinds.tsx';
import { run } from '../state/actions.ts';
import { sizeBars } from '../state/reports/bars.ts';
import { storage } from '../state/reports/storage.ts';
import {
  cleanUpLine,
  limitsLine,
  missingLine,
  orphansLine,
  storageKinds,
  totalBytes,
} from '../state/reports/storageWords.ts';
import './StoragePage.css';

/** What the library takes on disk, and how to make it less, whole again, or portable. */
export function Page() {
  useEffect(storage.follow, []);
  return (
    <Report title="Storage" of={storage}>
      {(snapshot) => (
        <>
          <Figure caption={holdings(snapshot)} figure={formatBytes(totalBytes(snapshot))}>
            <StorageKinds kinds={storageKinds(snapshot)} />
          </Figure>
          {snapshot.images.files > 0 && (
            <BarChart
              title="Images by month"
              bars={sizeBars(snapshot.months, Date.now())}
              columns={['Month', 'Images', 'Size']}
            />
          )}
          <Limits snapshot={snapshot} />
          <Health snapshot={snapshot} />
          <Folder snapshot={snapshot} />
        </>
      )}
    </Report>
  );
}

const holdings = ({ images, favourites, sessions }: StorageSnapshot): string =>
  [plural(images.files, 'image'), plural(favourites, 'favourite'), plural(sessions, 'session')].join(', ');

function Limits({ snapshot }: { snapshot: StorageSnapshot }) {
  const cleanUp = cleanUpLine(snapshot.cleanUp);
  return (
    <Section title="Limits and clean-up">
      <p>
        {limitsLine(snapshot)}{' '}
        <button class="link" type="button" onClick={() => run('openLibrarySettings')}>
          Change limits
        </button>
      </p>
      {cleanUp ? (
        <Matter sentence={`${cleanUp} Favourites and images that this workspace uses stay.`}>
          <Button onPress={() => run('cleanUpLibrary')}>Clean Up…</Button>
        </Matter>
      ) : (
        <p class="quiet">Nothing needs to go.</p>
      )}
    </Section>
  );
}

function Health({ snapshot: { orphans, missing } }: { snapshot: StorageSnapshot }) {
  const orphaned = orphansLine(orphans);
  const lost = missingLine(missing);
  return (
    <Section title="Files and database">
      {orphaned && (
        <Matter sentence={orphaned}>
          <Button onPress={() => run('rebuildLibrary')}>Rebuild…</Button>
        </Matter>
      )}
      {lost && (
        <Matter sentence={lost}>
          <Button onPress={() => run('revealLibrary')}>Reveal Folder</Button>
        </Matter>
      )}
      {!orphaned && !lost && <p class="quiet">Every file has its entry, and every entry its file.</p>}
    </Section>
  );
}

function Folder({ snapshot: { folder } }: { snapshot: StorageSnapshot }) {
  return (
    <Section title="Folder">
      <p class="storage-folder">{folder}</p>
      <div class="report-ways">
        <Button onPress={() => run('revealLibrary')}>Reveal</Button>
        <Button onPress={() => run('importImages')}>Import…</Button>
        <Button onPress={() => run('exportImages')}>Export…</Button>
      </div>
    </Section>
  );
}

/** Something to do about the library: why, and the button for it. */
function Matter({ sentence, children }: { sentence: string; children: ComponentChildren }) {
  return (
    <div class="matter">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
