import type { AccessView } from '@khong-mot-minh/contracts';
import { useSession } from '../session/session-context.tsx';
import type { Target } from './switch-off-dialog.tsx';
import { useTranslation } from './use-translation.ts';

type Props = Pick<AccessView, 'people' | 'switchedOff'> & { onSwitchOff(target: Target): void };

export function PersonTable({ people, switchedOff, onSwitchOff }: Props) {
  const words = useTranslation();
  const { person: me } = useSession();
  const waits = new Set(switchedOff.filter(({ review }) => !review).map(({ target }) => target));
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words('people.name')}</th>
            <th scope="col">{words('people.email')}</th>
            <th scope="col">{words('people.roles')}</th>
            <th scope="col">{words('state')}</th>
            <th scope="col">
              <span className="visually-hidden">{words('off.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, email, roles, active, openCases }) => (
            <tr key={id} className="cards__row">
              <th scope="row">
                {name} {id === me.id ? <span className="soft">{words('people.you')}</span> : null}
              </th>
              <td className="access__long">{email}</td>
              <td>{roles.map((role) => words(`role.${role}`)).join(', ')}</td>
              <td>
                <State isIn={active} waits={waits.has(id)} />
              </td>
              <td>
                {active && id !== me.id ? (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={words('off.actOn', { name })}
                    onClick={() => onSwitchOff({ kind: 'person', id, name, ...(openCases && { openCases }) })}
                  >
                    {words('off.act')}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Gets in, was switched off and waits for a second person, or is off for good. */
export function State({ isIn, waits }: { isIn: boolean; waits: boolean }) {
  const words = useTranslation();
  if (isIn) return <span className="badge badge--ok">{words('state.in')}</span>;
  return (
    <span className={waits ? 'badge badge--warm' : 'badge badge--danger'}>
      {words(waits ? 'state.waits' : 'state.off')}
    </span>
  );
}
