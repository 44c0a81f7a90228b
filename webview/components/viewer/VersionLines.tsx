import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { VersionRow } from '../../state/viewer/versionTree.ts';

/** Pixels; the width is that of a version in VersionTree.css. */
const laneHeight = 11;
const width = 228;
/** The dot stands over the middle of the thumbnail. */
const dot = 34;
/** Where a line has reached the lane of its branch. */
const bend = dot + 40;
/** Beyond these the lines of a wild tree run together at the edge. */
const mostLanes = 5;

/** The lines above one version, as a graph of commits has them; decoration, since the words tell what it is. */
export function VersionLines({ row, lanes }: { row: VersionRow<ImageCard>; lanes: number }) {
  const { lane, isEdit, goesOn, branches, passing } = row;
  const height = Math.min(lanes, mostLanes) * laneHeight;
  const y = (at: number) => Math.min(at, mostLanes - 1) * laneHeight + laneHeight / 2;
  const here = y(lane);
  return (
    <svg class="version-lines" width={width} height={height} aria-hidden="true">
      {passing.map((at) => (
        <path key={at} d={`M0 ${y(at)}H${width}`} />
      ))}
      {branches.map((at) => (
        <path key={at} d={`M${dot} ${here}C${bend} ${here} ${dot} ${y(at)} ${bend} ${y(at)}H${width}`} />
      ))}
      {isEdit && <path d={`M0 ${here}H${dot}`} />}
      {goesOn && <path d={`M${dot} ${here}H${width}`} />}
      <circle cx={dot} cy={here} r="3.5" />
    </svg>
  );
}
