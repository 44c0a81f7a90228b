import { start, startFailure } from '../state/hostState.ts';
import { latestFailure, refreshLatest } from '../state/latestImages.ts';
import { Trouble } from './Trouble.tsx';

/** The library that could not be opened or read. */
export function LibraryTrouble() {
  const failure = startFailure.value ?? latestFailure.value;
  if (!failure) return null;
  return <Trouble message={failure.message} way="Try Again" onPress={startFailure.value ? start : refreshLatest} />;
}
