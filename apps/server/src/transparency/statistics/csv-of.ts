import type { Language, StatisticPeriod, Statistics } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { toCsv } from '../../platform/csv.ts';

/** This installation's counts, one row a number; an empty count is withheld. */
export function countsCsv({ data, periods, running }: Statistics): string {
  const rows = (period: StatisticPeriod, state: 'closed' | 'running') =>
    period.tables.flatMap(({ id, total, cells }) =>
      [...cells, { key: 'total', count: total }].map(({ key, count }) => [
        data,
        state,
        period.from,
        period.until,
        id,
        key,
        count,
        count === null ? 'withheld' : '',
      ]),
    );
  return toCsv([
    ['data', 'state', 'from', 'until', 'table', 'key', 'count', 'note'],
    ...(running ? rows(running, 'running') : []),
    ...periods.flatMap((period) => rows(period, 'closed')),
  ]);
}

/** Public figures with unit, period, grade and source. */
export const figuresCsv = ({ figures }: Statistics, lang: Language): string =>
  toCsv([
    ['id', 'group', 'reads', 'value', 'unit', 'what', 'period', 'grade', 'review_by', 'note', 'sources'],
    ...figures.map((one) => [
      one.id,
      one.group,
      one.reads ?? 'exactly',
      one.value,
      textIn(one.unit, lang),
      textIn(one.what, lang),
      one.period ?? '',
      one.grade,
      one.reviewBy,
      textIn(one.note, lang) ?? '',
      one.sources.map(({ name, addresses }) => [textIn(name, lang), ...addresses].join(' ')).join(' | '),
    ]),
  ]);
