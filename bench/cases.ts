// `npm run bench:cases [-- --cases 1000000]`: the queue of several agencies over a million cases, with row-level
// security on, on PostgreSQL (TEST_DATABASE_URL, or a cluster of its own).
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listQueue, migrate, openPostgres, type QueueName } from '@kmm/store';
import { newPostgresDatabase } from '@kmm/store/test-database';
import { fillCases } from './cases/fill.ts';
import { openOwnPostgres } from './postgres/own-postgres.ts';

const GOAL_MS = 50;
const PAGE = 51;
const TURNS = 30;
const QUEUES: QueueName[] = ['open', 'mine', 'all', 'referred'];

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } });
const count = Number(values.cases);
if (!(count >= 1000 && count <= 5_000_000)) throw new Error('Give --cases from 1,000 to 5,000,000');

await using postgres = await openOwnPostgres();
if (postgres === undefined) throw new Error('Measure case list: PostgreSQL is not installed');
await using own = await newPostgresDatabase(postgres.url);
await using db = await openPostgres(own.url, 2);
await migrate(db);
const agencies = await fillCases(db, count);
console.log(
  `${count.toLocaleString('en')} cases of ${agencies.length} agencies, one reader at a time, PostgreSQL`,
);

let worst = 0;
for (const queue of QUEUES) {
  const took: number[] = [];
  for (const { org, person } of agencies)
    for (let turn = 0; turn < TURNS; turn++) {
      const from = performance.now();
      const page = { limit: PAGE, now: new Date(), byTurn: turn % 2 === 1 };
      const first = await db.tx({ kind: 'person', org, person }, ({ sql }) =>
        listQueue(sql, org, person, queue, page),
      );
      took.push(performance.now() - from);
      const last = first.at(-1);
      if (last === undefined) continue;
      const after = {
        danger: last.dangerNow,
        tier: last.tier,
        turn: last.turn,
        openedAt: last.openedAt,
        id: last.id,
      };
      const next = performance.now();
      await db.tx({ kind: 'person', org, person }, ({ sql }) =>
        listQueue(sql, org, person, queue, { ...page, after }),
      );
      took.push(performance.now() - next);
    }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  worst = Math.max(worst, at(0.95));
  console.log(
    `${queue.padEnd(8)} p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, most ${at(1).toFixed(1)} ms`,
  );
}
console.log(
  worst <= GOAL_MS ? `Goal reached: p95 at most ${GOAL_MS} ms.` : `The goal of ${GOAL_MS} ms is missed.`,
);
process.exitCode = worst <= GOAL_MS ? 0 : 1;
