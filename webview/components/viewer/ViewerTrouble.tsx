import { restoreShown } from '../../state/viewer/actions.ts';
import { current, details, trouble } from '../../state/viewer/shown.ts';
import { Button } from '../Button.tsx';
import { PageTrouble } from '../PageTrouble.tsx';

/** Why there is no image, or why it is not where images usually are. */
export function ViewerTrouble() {
  if (trouble.value) return <PageTrouble failure={trouble.value} reload={details.reload} />;
  if (current.value?.deletedAt === undefined) return null;
  return (
    <div class="viewer-notice">
      <span>This image is in the library’s trash.</span>
      <Button onPress={restoreShown}>Restore</Button>
    </div>
  );
}
