// `npm run bench:http [-- --seconds 15 --reports 30 --embedded]`: events in batches, events one by one and reports
// against a server in a process of its own on loopback. The database is the PostgreSQL that TEST_DATABASE_URL names or a
// cluster of its own; the embedded one where `--embedded` asks for it or no PostgreSQL is installed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeTalk, people } from './decide/talk.ts';
import type { House } from './http/house.ts';
import { closedLoop, type Load, openLoop, within } from './http/load.ts';
import { openOwnPostgres } from './postgres/own-postgres.ts';

const BATCH = 500;
const BATCHES_AT_ONCE = 4;
const SINGLE_PER_SECOND = 1000;
const REPORTS_PER_SECOND = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    reports: { type: 'string', default: '30' },
    embedded: { type: 'boolean', default: false },
  },
});
const [seconds, reportSeconds] = [Number(values.seconds), Number(values.reports)];
if (!(seconds > 0 && seconds <= 120 && reportSeconds > 0 && reportSeconds <= 600))
  throw new Error('Give --seconds from 1 to 120 and --reports from 1 to 600');

await using postgres = values.embedded ? undefined : await openOwnPostgres();
const { TEST_DATABASE_URL: _, ...env } = process.env;
const child = fork(fileURLToPath(new URL('http/house.ts', import.meta.url)), {
  env: { ...env, ...(postgres && { TEST_DATABASE_URL: postgres.url }) },
});
const [house]: House[] = await once(child, 'message');
if (house === undefined) throw new Error('Start server: it said nothing');
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const accounts = people(20_000);
const steps = makeTalk(accounts, 50_000, 42);
const beganMs = Date.now();
/** An event of the talk under an id of this run, at this moment. */
const eventAt = (run: string, number: number) => ({
  ...steps[number % steps.length]?.event,
  id: `${run}-${beganMs}-${number}`,
  time: new Date().toISOString(),
});
const [team] = (await (await fetch(`${house.url}/v1/teams`)).json()).filter(
  ({ open }: { open: boolean }) => open,
);
const report = {
  team: team?.id,
  category: 'OTHER_CHILD',
  dangerNow: false,
  ageBand: '13-15',
  text: 'Measured',
};

const database = postgres ? 'PostgreSQL' : 'the embedded database';
console.log(`${cpus().length} cores shared by server and clients, ${database}\n`);
const batches = await measured(() =>
  closedLoop(BATCHES_AT_ONCE, seconds, (number) =>
    post(
      '/v1/events',
      Array.from({ length: BATCH }, (_, i) => eventAt('b', number * BATCH + i)),
    ),
  ),
);
const judged = (batches.load.tookMs.length - batches.load.errors) * BATCH;
console.log(
  `batches of ${BATCH}: ${perSecond(judged, batches.load.seconds)} events/s (goal 15,000), ${perSecond(judged, batches.cpu)} a CPU second of the server; ${tail(batches.load)}`,
);
const singles = await measured(() =>
  openLoop(SINGLE_PER_SECOND, seconds, (number) => post('/v1/events', eventAt('s', number))),
);
console.log(
  `single events, ${perSecond(singles.load.tookMs.length, singles.load.seconds)}/s: ${tail(singles.load)} (goal p99 10 ms at 1,000/s)`,
);
const reports = await measured(() =>
  openLoop(REPORTS_PER_SECOND, reportSeconds, () => post('/v1/reports', report)),
);
console.log(
  `reports, ${perSecond(reports.load.tookMs.length, reports.load.seconds)}/s: ${tail(reports.load)} (goal p95 1,000 ms at 20/s)`,
);
agent.destroy();
child.disconnect();
await once(child, 'exit');
if (batches.load.errors + singles.load.errors + reports.load.errors > 0) process.exitCode = 1;

function tail(load: Load): string {
  return `p50 ${within(load, 0.5)} ms, p95 ${within(load, 0.95)} ms, p99 ${within(load, 0.99)} ms, ${load.errors} errors`;
}

function perSecond(count: number, inSeconds: number): string {
  return Math.round(count / inSeconds).toLocaleString('en');
}

/** What the load took, and the server's processor seconds meanwhile. */
async function measured(run: () => Promise<Load>): Promise<{ load: Load; cpu: number }> {
  const before = await cpuOfServer();
  const load = await run();
  return { load, cpu: (await cpuOfServer()) - before };
}

async function cpuOfServer(): Promise<number> {
  child.send('cpu');
  const [used]: number[] = await once(child, 'message');
  return used ?? 0;
}

/** True for an answer of success. */
function post(path: string, body: unknown): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${house?.key}` };
    const sent = request(`${house?.url}${path}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve((answer.statusCode ?? 500) < 300));
    });
    sent.once('error', reject);
    sent.end(JSON.stringify(body));
  });
}
