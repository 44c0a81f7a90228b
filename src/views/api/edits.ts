import type { EditsApi } from '../../protocol/api/edits.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { Served } from '../../protocol/rpc.ts';
import { edit } from '../../studio/edit.ts';
import type { Page } from './page.ts';

export function editCalls({ app: { studio, jobNotices } }: Page): Served<EditsApi> {
  const notYet = (): never => {
    throw new StudioError({ kind: 'invalidInput', message: 'This part of the editor is being built.' });
  };
  return {
    edit(request) {
      const { jobId } = edit(studio, request);
      jobNotices.follow(jobId);
      return { jobId };
    },
    openEdit: notYet,
    lockOutsideMask: notYet,
    difference: notYet,
    applyTools: notYet,
    measureTools: notYet,
    makeIcons: notYet,
    saveEdit: notYet,
    undoSave: notYet,
    comparison: notYet,
  };
}
