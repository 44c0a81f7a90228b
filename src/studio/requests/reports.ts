import * as v from 'valibot';

const time = v.pipe(v.number(), v.integer());
/** UTC milliseconds; `from` inclusive, `to` exclusive. */
export const timeSpan = v.strictObject({ from: v.exactOptional(time), to: v.exactOptional(time) });

export const cleanUpOptions = v.strictObject({ dryRun: v.boolean('Say whether it is a dry run.') });
