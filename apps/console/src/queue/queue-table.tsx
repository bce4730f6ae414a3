import type { CaseRow } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { QueueRow } from './queue-row.tsx';
import type { useBulkSetAside } from './use-bulk-set-aside.ts';

const COLUMNS = ['level', 'case', 'status', 'assignee', 'age', 'updated'] as const;

type Props = { rows: readonly CaseRow[]; aside?: ReturnType<typeof useBulkSetAside> | undefined };

export function QueueTable({ rows, aside }: Props) {
  const { t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table queue">
        <caption className="visually-hidden">{t('queue.sorted')}</caption>
        <thead>
          <tr>
            {aside ? <th scope="col">{t('aside.column')}</th> : null}
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <QueueRow key={row.id} row={row} aside={aside} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
