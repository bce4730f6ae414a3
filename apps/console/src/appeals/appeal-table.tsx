import type { AppealRow } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { RouteLink } from '../routing/route-link.tsx';
import type { AppealState } from './appeals-api.ts';
import { Due } from './due.tsx';
import { useTranslation } from './use-translation.ts';

export function AppealTable({ rows, state }: { rows: readonly AppealRow[]; state: AppealState }) {
  const { language, words } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="table appeals">
        <caption className="visually-hidden">{words('sorted')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('column.what')}</th>
            <th scope="col">{words(state === 'open' ? 'column.due' : 'column.answer')}</th>
            <th scope="col">{words('column.ground')}</th>
            <th scope="col">{words('column.by')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <RouteLink to={{ page: 'appeal', id: row.id }}>
                  {textIn(row.bundle, language) ?? words(`measure.${row.measure}`)}
                </RouteLink>
                <br />
                <code className="small soft">{row.rule}</code>
              </td>
              <td>{row.outcome ? <Answer row={row} /> : <Due at={row.dueAt} />}</td>
              <td>{words(`ground.${row.ground}`)}</td>
              <td>{words(`by.${row.by}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What came of an appeal, with who said so. */
export function Answer({ row }: { row: AppealRow }) {
  const { words } = useTranslation();
  if (!row.outcome) return null;
  return (
    <>
      <span className={`badge ${row.outcome === 'reversed' ? 'badge--ok' : 'badge--info'}`}>
        {words(`outcome.${row.outcome}`)}
      </span>{' '}
      {row.reason ? words(`reason.${row.reason}`) : ''}
      {row.decidedBy ? <span className="soft"> · {row.decidedBy}</span> : null}
    </>
  );
}
