import { start, startFailure } from '../../state/hostState.ts';
import { restoreShown } from '../../state/viewer/actions.ts';
import { current, details, trouble } from '../../state/viewer/shown.ts';
import { Button } from '../Button.tsx';
import { Trouble } from '../Trouble.tsx';

/** Why there is no image, or why it is not where images usually are. */
export function ViewerTrouble() {
  const failure = trouble.value;
  if (failure) {
    return <Trouble message={failure.message} way="Try Again" onPress={startFailure.value ? start : details.reload} />;
  }
  if (current.value?.deletedAt === undefined) return null;
  return (
    <div class="viewer-notice">
      <span>This image is in the library’s trash.</span>
      <Button onPress={restoreShown}>Restore</Button>
    </div>
  );
}
