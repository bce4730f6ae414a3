import type { AccessView } from '@khong-mot-minh/contracts';
import { CellLabel } from '../frame/cell-label.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { State } from './person-table.tsx';
import type { Target } from './switch-off-dialog.tsx';
import { useTranslation } from './use-translation.ts';

type Props = Pick<AccessView, 'keys' | 'switchedOff'> & { onSwitchOff(target: Target): void };

/** As much of a key's id as one tells keys apart by. */
export const shortKey = (id: string): string => id.slice(0, 8);

export function KeyTable({ keys, switchedOff, onSwitchOff }: Props) {
  const words = useTranslation();
  const waits = new Set(switchedOff.filter(({ review }) => !review).map(({ target }) => target));
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words('keys.id')}</th>
            <th scope="col">{words('keys.scopes')}</th>
            <th scope="col">{words('keys.made')}</th>
            <th scope="col">{words('keys.until')}</th>
            <th scope="col">{words('state')}</th>
            <th scope="col">
              <span className="visually-hidden">{words('off.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ id, scopes, createdAt, expiresAt, revoked }) => (
            <tr key={id} className="cards__row">
              <th scope="row">
                <code title={id}>{shortKey(id)}</code>
              </th>
              <td>
                <CellLabel>{words('keys.scopes')}</CellLabel>
                {scopes.map((scope) => words(`scope.${scope}`)).join(', ')}
              </td>
              <td>
                <CellLabel>{words('keys.made')}</CellLabel>
                <AbsoluteTime at={createdAt} />
              </td>
              <td>
                <CellLabel>{words('keys.until')}</CellLabel>
                {expiresAt ? <AbsoluteTime at={expiresAt} /> : words('keys.noEnd')}
              </td>
              <td>
                <State isIn={!revoked} waits={waits.has(id)} />
              </td>
              <td>
                {revoked ? null : (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={words('off.actOn', { name: shortKey(id) })}
                    onClick={() => onSwitchOff({ kind: 'platform-key', id, name: shortKey(id) })}
                  >
                    {words('off.act')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
