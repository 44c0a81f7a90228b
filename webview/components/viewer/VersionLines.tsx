import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { VersionRow } from '../../state/viewer/versionTree.ts';

const laneWidth = 12;
/** Beyond these the lines of a wild tree run together at the edge. */
const mostLanes = 6;
const height = 64;
const middle = height / 2;

/** The lines beside one version, as a graph of commits has them; decoration, since the words tell what it is. */
export function VersionLines({ row, lanes }: { row: VersionRow<ImageCard>; lanes: number }) {
  const { lane, isEdit, goesOn, branches, passing } = row;
  const width = Math.min(lanes, mostLanes) * laneWidth;
  const x = (at: number) => Math.min(at, mostLanes - 1) * laneWidth + laneWidth / 2;
  return (
    <svg
      class="version-lines"
      width={width}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {passing.map((at) => (
        <path key={at} d={`M${x(at)} 0V${height}`} />
      ))}
      {branches.map((at) => (
        <path key={at} d={`M${x(lane)} ${middle}Q${x(at)} ${middle} ${x(at)} ${height}`} />
      ))}
      {isEdit && <path d={`M${x(lane)} 0V${middle}`} />}
      {goesOn && <path d={`M${x(lane)} ${middle}V${height}`} />}
      <circle cx={x(lane)} cy={middle} r="4" />
    </svg>
  );
}
