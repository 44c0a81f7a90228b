import type { FilesTotals, StorageSnapshot } from '../../../src/protocol/api/reports.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatPercent, plural } from '../../../src/protocol/words.ts';

export interface StorageKind extends FilesTotals {
  readonly kind: 'images' | 'turns' | 'thumbnails' | 'database' | 'trash';
  readonly name: string;
  readonly what: string;
}

/** What lies in the folder, in the order of the bar. */
export const storageKinds = (storage: StorageSnapshot): readonly StorageKind[] => [
  { kind: 'images', name: 'Images', what: 'as Google sent them, drafts too', ...storage.images },
  { kind: 'turns', name: 'Answers', what: 'kept to go on with a session', ...storage.turns },
  { kind: 'thumbnails', name: 'Thumbnails', what: 'made anew when missing', ...storage.thumbnails },
  { kind: 'database', name: 'Database', what: 'prompts, sessions, tags, spend', ...storage.database },
  { kind: 'trash', name: 'Trash', what: 'deleted images, for 30 days', ...storage.trash },
];

export const totalBytes = (storage: StorageSnapshot): number =>
  storageKinds(storage).reduce((sum, { bytes }) => sum + bytes, 0);

/** How long images stay, by the limits of the settings. */
export function limitsLine({ images, limits: { maxSizeGB, maxAgeDays } }: StorageSnapshot): string {
  const size =
    maxSizeGB > 0 && `may take up to ${maxSizeGB} GB (${formatPercent(images.bytes / (maxSizeGB * 1e9))} used)`;
  const age = maxAgeDays > 0 && `stay for ${plural(maxAgeDays, 'day')}`;
  const rules = [size, age].filter(Boolean).join(' and ');
  return rules === '' ? 'Images stay for ever, however many there are.' : `Images ${rules}.`;
}

/** What a clean-up would do now; `undefined` when nothing. */
export function cleanUpLine({ toTrash, purged }: StorageSnapshot['cleanUp']): string | undefined {
  const sentences = [
    toTrash.files > 0 &&
      `${amount(toTrash)} would go to the trash, from where ${toTrash.files === 1 ? 'it' : 'they'} can come back for 30 days.`,
    purged.files > 0 &&
      `${amount(purged)} in the trash for longer than that would be removed for good, which frees the space.`,
  ].filter(Boolean);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/** Files that no entry names; `undefined` when there are none. */
export const orphansLine = (orphans: number): string | undefined =>
  orphans === 0
    ? undefined
    : `${plural(orphans, 'file')} in the folder ${orphans === 1 ? 'has' : 'have'} no entry in the database. A rebuild enters ${orphans === 1 ? 'it' : 'them'}; nothing is deleted.`;

/** Entries that have lost their file; `undefined` when there are none. */
export const missingLine = (missing: number): string | undefined =>
  missing === 0
    ? undefined
    : `${plural(missing, 'image')} ${missing === 1 ? 'has' : 'have'} lost ${missing === 1 ? 'its' : 'their'} file to something outside VS Code. Put ${missing === 1 ? 'it' : 'them'} back into the folder and all is as before.`;

/** "12 images, 34 MB". */
const amount = ({ files, bytes }: FilesTotals): string => `${plural(files, 'image')}, ${formatBytes(bytes)}`;
