import { subject } from '../../host.ts';
import { followJob, openSubject, watchFile } from './editActions.ts';
import { keepEditor } from './keep.ts';
import { followMeasure } from './tools.ts';

/** Everything that follows the host or keeps the tab's state; once for the life of the page. */
export function startEditor(): void {
  if (subject === '') return;
  keepEditor();
  openSubject();
  followJob();
  followMeasure();
  watchFile();
}
