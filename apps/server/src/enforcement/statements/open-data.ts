import type { DsaStatement, StatementCount } from '@khong-mot-minh/contracts';
import type { StatementTotal } from '../queries/statement-figures.ts';

/** Smaller groups could be recognised by who is in them (DESIGN §10). */
const SMALLEST_GROUP = 10;

/**
 * Rows that can be given away: each is one of at least ten that differ in nothing but their name. Whoever knows of one
 * measure can then not look up what stood behind it.
 */
export function publishable(rows: readonly DsaStatement[]): {
  items: DsaStatement[];
  leftOut: 'none' | 'fewer-than-10' | '10-or-more';
} {
  const alike = ({ puid: _, ...rest }: DsaStatement) => JSON.stringify(rest);
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(alike(row), (sizes.get(alike(row)) ?? 0) + 1);
  const items = rows.filter((row) => (sizes.get(alike(row)) ?? 0) >= SMALLEST_GROUP);
  const left = rows.length - items.length;
  // By name: the order of time would tell more than the day does.
  items.sort((a, b) => (a.puid < b.puid ? -1 : 1));
  return { items, leftOut: left === 0 ? 'none' : left < SMALLEST_GROUP ? 'fewer-than-10' : '10-or-more' };
}

/** Totals with every small number absent. */
export function safeCounts(month: string, totals: readonly StatementTotal[]): StatementCount[] {
  const shown = (n: number) => (n >= SMALLEST_GROUP ? n : undefined);
  return totals.map(({ measure, layer, statements, appeals, reversed }) => ({
    month,
    measure,
    layer,
    ...(shown(statements) && { statements }),
    ...(shown(appeals) && { appeals }),
    ...(shown(reversed) && { reversed }),
  }));
}

/** The same rows under a fixed heading; a list is joined by bars. */
export const asTable = (
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): (string | number | null)[][] => [
  [...columns],
  ...rows.map((row) => columns.map((name) => cellOf(row[name]))),
];

function cellOf(value: unknown): string | number | null {
  if (Array.isArray(value)) return value.join('|');
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
