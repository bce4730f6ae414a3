import { createHmac, type KeyObject } from 'node:crypto';
import type { AuthorityCounts, AuthorityCountsNow } from '@khong-mot-minh/contracts';
import { type Count, SMALLEST_SHOWN, suppress, suppressAlone } from '../transparency/index.ts';

/** Counts without the day on which they were published. */
export type Shown = Omit<AuthorityCounts, 'asOf' | 'smallest'>;

const PARTS = ['granted', 'refused', 'withdrawn', 'waiting'] as const;
const VERDICTS = ['unreviewed', 'justified', 'notJustified'] as const;

/**
 * What strangers may read of the counts: small numbers are withheld as in every other figure, and what is shown is
 * shown in whole tens. So neither a table nor two days side by side tell of a single request or act.
 */
export function publishedCounts(now: AuthorityCountsNow, key: KeyObject | Uint8Array): Shown {
  const rank = (name: string): string => createHmac('sha256', key).update(`authority ${name}`).digest('hex');
  const requests = now.requests.map((counted) => {
    const { total, of } = table(counted, PARTS, (name) => rank(`${counted.type} ${name}`));
    return { type: counted.type, received: total, ...of, ...alone(counted, ['overdue']) };
  });
  const { total: made, of: verdicts } = table(now.overrides, VERDICTS, (name) => rank(`override ${name}`));
  return {
    requests,
    refusals: refusalsOf(now, requests, rank),
    overrides: { made, ...verdicts, ...alone(now.overrides, ['overdue']) },
    preservations: alone(now.preservations, ['running', 'lapsed', 'renewed']),
  };
}

/** Reasons add up to what was refused: where that is withheld of one kind, all reasons together would say it. */
function refusalsOf(
  { refusals }: AuthorityCountsNow,
  requests: Shown['requests'],
  rank: (name: string) => string,
): Shown['refusals'] {
  const counts = refusals.map(({ reason, count }) => ({ key: reason, count }));
  const { cells } = suppress(counts, (reason) => rank(`refusal ${reason}`));
  const hide = requests.some(({ refused }) => refused === null) && cells.every(({ count }) => count !== null);
  return refusals.map(({ reason }, i) => ({ reason, count: hide ? null : inTens(cells[i]?.count ?? null) }));
}

function table<Name extends string>(
  counts: Readonly<Record<Name, number>>,
  names: readonly Name[],
  rank: (name: string) => string,
): { total: number | null; of: Record<Name, number | null> } {
  const { total, cells } = suppress(
    names.map((key): Count => ({ key, count: counts[key] })),
    rank,
  );
  return { total: inTens(total), of: byName(names, cells) };
}

const alone = <Name extends string>(
  counts: Readonly<Record<Name, number>>,
  names: readonly Name[],
): Record<Name, number | null> =>
  byName(names, suppressAlone(names.map((key) => ({ key, count: counts[key] }))).cells);

const byName = <Name extends string>(
  names: readonly Name[],
  cells: readonly { count: number | null }[],
): Record<Name, number | null> =>
  // `as`: one entry for each of the names.
  Object.fromEntries(names.map((name, i) => [name, inTens(cells[i]?.count ?? null)])) as Record<
    Name,
    number | null
  >;

const inTens = (count: number | null): number | null =>
  count === null ? null : Math.floor(count / SMALLEST_SHOWN) * SMALLEST_SHOWN;
