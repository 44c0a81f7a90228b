import type { Failure } from '../../src/protocol/failure.ts';
import { start, startFailure } from '../state/hostState.ts';
import { Trouble } from './Trouble.tsx';

interface PageTroubleProps {
  /** Of what the page loaded; that it could not be started at all comes first. */
  readonly failure: Failure | undefined;
  readonly reload: () => void;
}

/** Why a page has nothing to show, and once more. Nothing where there is no trouble. */
export function PageTrouble({ failure, reload }: PageTroubleProps) {
  const trouble = startFailure.value ?? failure;
  if (!trouble) return null;
  return <Trouble message={trouble.message} way="Try Again" onPress={startFailure.value ? start : reload} />;
}
