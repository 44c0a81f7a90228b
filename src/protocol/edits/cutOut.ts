import type { EditRequest } from '../api/edits.ts';
import type { EditFields } from './modes.ts';

/** What a request says of a transparent background; nothing for any other form. */
export const cutOutOf = (fields: EditFields): Pick<EditRequest, 'transparent' | 'keyed' | 'format'> =>
  fields.mode === 'background' && fields.background === 'transparent'
    ? { transparent: true, ...(fields.cutOut === 'screen' && { keyed: true }), format: fields.format }
    : {};

/** How many requests an edit sends, and costs. */
export const requestsOf = ({ transparent, keyed }: CutOutRequest): 1 | 2 => (transparent && !keyed ? 2 : 1);

interface CutOutRequest {
  readonly transparent?: boolean | undefined;
  readonly keyed?: boolean | undefined;
}
