import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatCount } from '../../../src/protocol/words.ts';
import type { StorageKind } from '../../state/reports/storageWords.ts';
import './StorageKinds.css';

/** One bar of what lies in the folder, and its legend, which has all the figures. */
export function StorageKinds({ kinds }: { kinds: readonly StorageKind[] }) {
  return (
    <div class="kinds">
      <div class="kinds-bar" aria-hidden="true">
        {kinds.map(
          ({ kind, bytes }) => bytes > 0 && <div key={kind} class={`kind-${kind}`} style={{ flexGrow: bytes }} />,
        )}
      </div>
      <table class="figures kinds-legend" aria-label="Size by kind">
        <tbody>
          {kinds.map(({ kind, name, what, files, bytes }) => (
            <tr key={kind}>
              <th scope="row">
                <span class={`kind-swatch kind-${kind}`} />
                <span>
                  {name} <span class="quiet small">{what}</span>
                </span>
              </th>
              <td class="quiet">{formatCount(files)}</td>
              <td>{formatBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
