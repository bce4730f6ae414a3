// `npm run bench -- http [--seconds 15 --reports 30 --rate 1000 --only singles --embedded]`: events in batches, events
// one by one (at a rate, then from senders that wait for their answer) and reports, against a server in a process of its
// own on loopback. The database is the PostgreSQL that TEST_DATABASE_URL names or a cluster of its own; the embedded one
// where `--embedded` asks for it or no PostgreSQL is installed. An open loop at the goal's rate shows what a platform
// waits; a closed loop shows how much the server can take, and its times are those of the line it stands in.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeTalk, people } from './decide/talk.ts';
import type { House, Used } from './http/house.ts';
import { closedLoop, type Load, openLoop, within } from './http/load.ts';
import { openOwnPostgres } from './postgres/own-postgres.ts';

const BATCH = 500;
const BATCHES_AT_ONCE = 4;
const SINGLE_PER_SECOND = 1000;
const AT_ONCE = 64;
const REPORTS_PER_SECOND = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    reports: { type: 'string', default: '30' },
    embedded: { type: 'boolean', default: false },
    only: { type: 'string' },
    rate: { type: 'string', multiple: true, default: [String(SINGLE_PER_SECOND)] },
  },
});
const rates = values.rate.map(Number);
const [seconds, reportSeconds] = [Number(values.seconds), Number(values.reports)];
if (!(seconds > 0 && seconds <= 120 && reportSeconds > 0 && reportSeconds <= 600))
  throw new Error('Give --seconds from 1 to 120 and --reports from 1 to 600');
if (!rates.every((rate) => rate >= 1 && rate <= 5000)) throw new Error('Give --rate from 1 to 5,000');

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
let errors = 0;
if (asked('batches')) {
  // What runs for days has compiled its code; the first seconds of a process are another figure, printed as well.
  await batches('batches', 'first seconds');
  await batches('batches-warm', 'after them');
}
if (asked('singles')) {
  for (const rate of rates)
    await measured(`single events at ${rate}/s, open loop`, `goal p99 10 ms at ${SINGLE_PER_SECOND}/s`, () =>
      openLoop(rate, seconds, (number) => post('/v1/events', eventAt(`s${rate}`, number))),
    );
  await measured(`single events, ${AT_ONCE} senders at once, closed loop`, 'no goal: it waits in line', () =>
    closedLoop(AT_ONCE, seconds, (number) => post('/v1/events', eventAt('c', number))),
  );
}
if (asked('reports'))
  await measured(`reports at ${REPORTS_PER_SECOND}/s, open loop`, 'goal p95 1,000 ms at 20/s', () =>
    openLoop(REPORTS_PER_SECOND, reportSeconds, () => post('/v1/reports', report)),
  );
agent.destroy();
child.disconnect();
await once(child, 'exit');
if (errors > 0) process.exitCode = 1;

function asked(part: 'batches' | 'singles' | 'reports'): boolean {
  return values.only === undefined || values.only === part;
}

async function batches(run: string, when: string): Promise<void> {
  const { load, used } = await measured(`batches of ${BATCH}, ${when}`, 'goal 15,000 events/s', () =>
    closedLoop(BATCHES_AT_ONCE, seconds, (number) =>
      post(
        '/v1/events',
        Array.from({ length: BATCH }, (_, i) => eventAt(run, number * BATCH + i)),
      ),
    ),
  );
  const judged = (load.tookMs.length - load.errors) * BATCH;
  console.log(
    `  ${perSecond(judged, load.seconds)} events/s, ${perSecond(judged, used.cpuSeconds)} a CPU second of the server`,
  );
}

function tail(load: Load): string {
  return `p50 ${within(load, 0.5)} ms, p95 ${within(load, 0.95)} ms, p99 ${within(load, 0.99)} ms, ${load.errors} errors`;
}

function perSecond(count: number, inSeconds: number): string {
  return Math.round(count / inSeconds).toLocaleString('en');
}

/** Prints what the load met, what it cost the server's process and how late that one's event loop was meanwhile. */
async function measured(
  name: string,
  goal: string,
  run: () => Promise<Load>,
): Promise<{ load: Load; used: Used }> {
  await usedByServer();
  const load = await run();
  const used = await usedByServer();
  errors += load.errors;
  const share = Math.round((used.cpuSeconds / load.seconds) * 100);
  console.log(
    `${name}: ${perSecond(load.tookMs.length, load.seconds)} answers/s; ${tail(load)} (${goal})\n` +
      `  server: ${share} % of a core, event loop late by p99 ${used.lateP99Ms.toFixed(0)} ms, at most ${used.lateMaxMs.toFixed(0)} ms`,
  );
  return { load, used };
}

async function usedByServer(): Promise<Used> {
  child.send('used');
  const [used]: Used[] = await once(child, 'message');
  if (used === undefined) throw new Error('The server did not say what it used');
  return used;
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
