import { encodeCursor, type Position } from './list-cursor.ts';

/** A page of a list, with the cursor of the next one. */
export type Page<Shown> = { items: Shown[]; next?: string };

/** One page of rows that were asked for with one more than the limit. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Shown,
  position: (row: Row) => Position,
): Page<Shown> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(show),
    ...(rows.length > limit && last && { next: encodeCursor(position(last)) }),
  };
}
