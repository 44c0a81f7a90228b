import { sniff } from '../../imaging/sniff.ts';
import type { Difference } from '../../protocol/api/edits.ts';
import type { StudioContext } from '../context.ts';
import { readReference } from '../references.ts';

/** As a page gets it, but for the URI of its picture. */
export interface MappedDifference extends Omit<Difference, 'heatMapUri'> {
  /** Absolute path. */
  readonly heatMapFile: string;
}

/** Where two images of the library, or attached ones, differ. */
export async function difference(context: StudioContext, beforeId: string, afterId: string): Promise<MappedDifference> {
  const { incoming } = await context.library();
  const { bytes: before } = await readReference(context, { id: beforeId });
  const { bytes: after } = await readReference(context, { id: afterId });
  const { bytes, changed, mean } = await context.imaging.heatMap(before, after);
  const [one, other] = [sniff(before), sniff(after)];
  const sameSize = one?.width === other?.width && one?.height === other?.height;
  const mapId = await incoming.keep({ name: 'Difference', bytes });
  return { changed, mean, sameSize, heatMapFile: await incoming.picture(mapId) };
}
