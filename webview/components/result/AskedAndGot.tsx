import type { ImageRecord } from '../../../src/protocol/model.ts';
import { askedAndGot } from '../../state/images/askedAndGot.ts';
import './AskedAndGot.css';

/** What was asked for beside what came; one column where nothing was asked, as for an imported picture. */
export function AskedAndGot({ image }: { image: ImageRecord }) {
  const facts = askedAndGot(image);
  const compares = facts.some(({ asked }) => asked);
  return (
    <table class="asked">
      {compares && (
        <thead>
          <tr>
            <td />
            <th scope="col">Asked for</th>
            <th scope="col">Got</th>
          </tr>
        </thead>
      )}
      <tbody>
        {facts.map(({ name, asked, got, differs }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {compares && <td>{asked ?? '–'}</td>}
            <td class={differs ? 'asked-differs' : undefined} title={differs ? 'Not what was asked for' : undefined}>
              {got}
              {differs && <span class="unseen">, not what was asked for</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
