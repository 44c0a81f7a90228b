import { readState } from '../../host.ts';
import { parseSaved } from './saved.ts';

/** What this page was before it was hidden or VS Code restarted. */
export const saved = parseSaved(readState());
