import {
  AGE_BANDS,
  FIRST_REPLIES,
  type StatisticTable,
  type StatisticTableId,
} from '@khong-mot-minh/contracts';
import { HARM_CODES } from '@khong-mot-minh/contracts/codes';
import type { StatisticCount } from '../queries/statistics.ts';
import { type Count, suppress, suppressAlone } from './suppress.ts';

/**
 * The tables of a period from raw counts. Every table of reports has the same total and is never crossed with
 * another; the layers have none, because the number of reports stands among them and would be subtracted.
 */
export function tablesOf(
  counts: readonly StatisticCount[],
  provinces: readonly string[],
  rank: (key: string) => string,
): StatisticTable[] {
  // What is on no list counts with the last key: a table whose sum fell short of the others would say how many.
  const keyed = (id: StatisticTableId, keys: readonly string[]): Count[] => {
    const nameOf = (key: string) => (keys.includes(key) ? key : keys.at(-1));
    return keys.map((key) => ({
      key,
      count: sum(counts.filter((one) => one.table === id && nameOf(one.key) === key)),
    }));
  };
  const table = (id: StatisticTableId, keys: readonly string[]): StatisticTable => ({
    id,
    ...suppress(keyed(id, keys), (key) => rank(`${id} ${key}`)),
  });
  const reports = sum(counts.filter((one) => one.table === 'reports-by-harm'));
  return [
    table('reports-by-harm', HARM_CODES),
    table('reports-by-age', AGE_BANDS),
    table('reports-by-province', [...provinces, 'unknown']),
    table('reports-by-first-reply', FIRST_REPLIES),
    table('cases-by-harm', HARM_CODES),
    {
      id: 'decisions-by-layer',
      ...suppressAlone([
        ...keyed('decisions-by-layer', ['prevent', 'control']),
        { key: 'respond', count: reports },
      ]),
    },
  ];
}

const sum = (counts: readonly { count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);
