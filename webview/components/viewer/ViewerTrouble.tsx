import { run } from '../../state/actions.ts';
import { details, trouble } from '../../state/viewer/shown.ts';
import { PageTrouble } from '../PageTrouble.tsx';
import { Trouble } from '../Trouble.tsx';

/** Why there is no image. One that is not in the library will not be there at a second look. */
export function ViewerTrouble() {
  const failure = trouble.value;
  if (!failure) return null;
  if (failure.kind === 'notFound')
    return <Trouble message={failure.message} way="Open Gallery" onPress={() => run('openGallery')} />;
  return <PageTrouble failure={failure} reload={details.reload} />;
}
