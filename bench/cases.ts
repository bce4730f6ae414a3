// `npm run bench -- cases [--cases 1000000]`: the queues of an agency with many cases and of two with few, first page
// and a later page, as the role that is under row-level security, on PostgreSQL (TEST_DATABASE_URL, or a cluster of its
// own). The filling takes minutes and says how far it is.
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  type Database,
  listQueue,
  migrate,
  openPostgres,
  type QueueName,
  type QueueRow,
} from '@khong-mot-minh/database';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { type Agency, fillCases } from './cases/fill.ts';
import { openOwnPostgres } from './postgres/own-postgres.ts';

const GOAL_MS = 50;
const PAGE = 51;
const LATER = 20;
const TURNS = 60;
const QUEUES: QueueName[] = ['open', 'mine', 'all', 'referred'];

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } });
const count = Number(values.cases);
if (!(count >= 1000 && count <= 5_000_000)) throw new Error('Give --cases from 1,000 to 5,000,000');

await using postgres = await openOwnPostgres();
if (postgres === undefined) throw new Error('Measure case list: PostgreSQL is not installed');
await using own = await newPostgresDatabase(postgres.url);
await using db = await openPostgres(own.url, 2);
await migrate(db);
const began = performance.now();
const agencies = await fillCases(db, count, (done) => {
  process.stdout.write(`\rfilling: ${done.toLocaleString('en')} of ${count.toLocaleString('en')} cases`);
});
console.log(`\rfilled in ${Math.round((performance.now() - began) / 1000)} s${' '.repeat(40)}`);
console.log(
  `${count.toLocaleString('en')} cases of ${agencies.length} agencies, one reader at a time, PostgreSQL\n`,
);

let worst = 0;
for (const agency of [agencies[0], agencies.at(-2), agencies.at(-1)].filter((a) => a !== undefined)) {
  console.log(`an agency with ${agency.cases.toLocaleString('en')} cases of its own`);
  for (const queue of QUEUES)
    for (const byTurn of [false, true]) {
      const { first, later, depth } = await measure(db, agency, queue, byTurn);
      worst = Math.max(worst, at(first, 0.95), at(later, 0.95));
      const order = byTurn ? 'by turn' : 'longest waiting';
      console.log(
        `  ${queue.padEnd(8)} ${order.padEnd(15)} first page ${figures(first)} · page ${depth} ${figures(later)}`,
      );
    }
}
console.log(
  `figure: ${count.toLocaleString('en')} cases: p95 of a page of any queue at most ${worst.toFixed(1)} ms`,
);
console.log(
  worst <= GOAL_MS ? `Goal reached: p95 at most ${GOAL_MS} ms.` : `The goal of ${GOAL_MS} ms is missed.`,
);
process.exitCode = worst <= GOAL_MS ? 0 : 1;

/** Milliseconds of the first page and of a later one, the twentieth where there are so many. */
async function measure({ tx }: Database, { org, person }: Agency, queue: QueueName, byTurn: boolean) {
  const read = async (after?: QueueRow) => {
    const from = performance.now();
    const position = after && { ...after, danger: after.dangerNow };
    const rows = await tx({ kind: 'person', org, person }, ({ sql }) =>
      listQueue(sql, org, person, queue, { limit: PAGE, now: new Date(), byTurn, after: position }),
    );
    return { rows, tookMs: performance.now() - from };
  };
  let depth = 1;
  let before: QueueRow | undefined;
  for (let page = await read(); depth < LATER && page.rows.length === PAGE; depth++) {
    before = page.rows.at(-1);
    page = await read(before);
  }
  const first: number[] = [];
  const later: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    first.push((await read()).tookMs);
    later.push((await read(before)).tookMs);
  }
  return { first, later, depth };
}

function at(tookMs: number[], share: number): number {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function figures(tookMs: number[]): string {
  return `p50 ${at(tookMs, 0.5).toFixed(1)} ms, p95 ${at(tookMs, 0.95).toFixed(1)} ms`;
}
