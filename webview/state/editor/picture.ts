import { computed, signal } from '@preact/signals';
import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { Failure } from '../../../src/protocol/failure.ts';
import type { View } from '../viewer/zoom.ts';

/** What the tab was opened with: the image of the library or the user's file, which may be replaced at the end. */
export const opened = signal<EditSubject | undefined>(undefined);
/** Why there is no picture. */
export const openFailure = signal<Failure | undefined>(undefined);

/** The version that is edited now; at first what was opened. */
export const current = signal<EditSubject | undefined>(undefined);
/** What the last edit made of it, looked at beside it until the user goes on from one of them. */
export const result = signal<ImageCard | undefined>(undefined);

/** What was saved would be this one. */
export const shown = computed(() => result.value ?? current.value?.image);

/** The file as it is on disk since another program wrote it. */
export const changedOnDisk = signal<EditSubject | undefined>(undefined);

export const view = signal<View>('fit');
