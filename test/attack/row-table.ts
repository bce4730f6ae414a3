import type { Fired } from './attacker.ts';
import { p95, type Seen } from './probe.ts';
import type { Row } from './rows.ts';

export const KINDS = ['report', 'page'] as const;
export type P95 = Record<(typeof KINDS)[number], number>;
export const p95Of = (seen: Seen): P95 => ({ report: p95(seen.report), page: p95(seen.page) });

/** What a row came to. `control`: the same probe while the same was sent to a server that does nothing. */
export type Result = {
  row: Row;
  quiet: P95;
  attacked: P95;
  control?: P95;
  /** Reports and pages that were not answered as they should. */
  failures: number;
  fired: Fired;
  /** Cores that the house took. */
  cores: number;
};

/** Promised: p95 at most three times the quiet one, and no failure. */
export const MOST_TIMES = 3;
/**
 * A quiet p95 below this counts as this: on a machine that does other things too, a page that takes 8 ms takes 25 now
 * and then, and nobody notices either.
 */
const FLOOR_MS = 20;

export const timesOf = ({ quiet, attacked }: Pick<Result, 'quiet' | 'attacked'>): P95 => ({
  report: attacked.report / Math.max(FLOOR_MS, quiet.report),
  page: attacked.page / Math.max(FLOOR_MS, quiet.page),
});
export const worstTimes = (result: Pick<Result, 'quiet' | 'attacked'>): number =>
  Math.max(...Object.values(timesOf(result)));
export const isHeld = (result: Result): boolean => result.failures === 0 && worstTimes(result) <= MOST_TIMES;

const ms = (p: P95): string => KINDS.map((kind) => p[kind].toFixed(0)).join('/');
const counted = ({ statuses, failed }: Fired): string => {
  const of = (fits: RegExp) =>
    Object.entries(statuses).reduce((sum, [status, count]) => sum + (fits.test(status) ? count : 0), 0);
  return [of(/^[23]/), of(/^4/), of(/^5/) + failed].join('/');
};
/** Of a row with several routes the one that was slowest to answer, which is attacked alone next. */
const slowest = ({ byRoute }: Fired): string => {
  const all = Object.entries(byRoute).map(([route, { sent, ms: took }]) => ({ route, mean: took / sent }));
  const [first] = all.toSorted((a, b) => b.mean - a.mean);
  return first
    ? `${all.length > 1 ? `${all.length} routes, slowest ` : ''}${first.route} ${first.mean.toFixed(0)} ms`
    : '';
};

const WIDTHS = [10, 34, 11, 11, 11, 11, 9, 18, 10];
const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(' ');

/** The head of the table; each cell with a stroke tells reports and pages. */
export const HEAD = line([
  '',
  'attacked, for its time, 40 at once',
  'quiet ms',
  'attacked',
  'control',
  'times',
  'failures',
  '2xx,3xx/4xx/5xx',
  'cores',
  'mean answer to the attacker',
]);

export const tableRow = (result: Result): string => {
  const { row, quiet, attacked, control, failures, fired, cores } = result;
  const times = timesOf(result);
  return line([
    isHeld(result) ? 'held' : 'NOT HELD',
    row.name,
    ms(quiet),
    ms(attacked),
    control ? ms(control) : '–',
    KINDS.map((kind) => times[kind].toFixed(1)).join('/'),
    String(failures),
    counted(fired),
    `${cores.toFixed(1)}+${fired.cores.toFixed(1)}`,
    slowest(fired),
  ]);
};
