import type { CaseRow } from '@kmm/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { QueueRow } from './queue-row.tsx';

const COLUMNS = ['level', 'case', 'status', 'assignee', 'age', 'updated'] as const;

export function QueueTable({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table queue">
        <caption className="visually-hidden">{t('queue.sorted')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QueueRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
