// Each public route under its worst request from forty connections, while others ask for help from elsewhere. Here a
// moment of each, with no assertion on time; `npm run prove` gives each its minute and compares the times.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Fired, Order } from './attack/attacker.ts';
import type { House, Peaks } from './attack/house-process.ts';
import { newCaller, p95, probe } from './attack/probe.ts';
import { apiAttacks, forgedAttacks, formAttacks, readAttacks } from './attack/worst-bodies.ts';

const SECONDS = Number(process.env.ATTACK_SECONDS ?? '0.3');
const QUIET_SECONDS = Number(process.env.QUIET_SECONDS ?? '1');
const ONLY = process.env.ATTACK_ONLY;
/** Reports, and as many help pages, a second: sent by the clock, whether or not the last one was answered. */
const RATE = 3;
/** Figures of a run that is measured; a moment's are worth nothing. */
const MEASURED = SECONDS >= 5;
/** A figure below this is the noise of the machine; three times nothing is nothing. */
const FLOOR_MS = 60;
/** Of the addresses that are only read every so many is asked in a moment's run. */
const READ_EVERY = MEASURED ? 1 : 8;
const MOST_WAITING = 64 + 64 + 32;

let house: House;
let server: ChildProcess;
let attacker: ChildProcess;
const processOf = (name: string) => fork(fileURLToPath(new URL(`./attack/${name}.ts`, import.meta.url)));
const answerOf = <T>(child: ChildProcess) =>
  new Promise<T>((resolve, reject) => {
    // `as`: the other end is a file beside this one, which answers each order once.
    const ended = (code: number | null) => reject(new Error(`It ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
const ask = <T>(child: ChildProcess, order: object | string): Promise<T> => {
  const answer = answerOf<T>(child);
  child.send(order);
  return answer;
};

let quiet = { report: 0, page: 0 };
before(async () => {
  server = processOf('house-process');
  house = await answerOf<House>(server);
  attacker = processOf('attacker');
  const { url, team } = house;
  await probe({ url, team, seconds: 1, rate: RATE, caller: newCaller() });
  const first = await probe({ url, team, seconds: QUIET_SECONDS, rate: RATE, caller: newCaller() });
  assert.equal(first.failed, 0);
  quiet = { report: p95(first.report), page: p95(first.page) };
});
after(() => {
  attacker.kill();
  server.send('stop');
});

test('every public route of the API that takes a body has its attack', () => {
  const attacked = new Set(apiAttacks('x').map(({ route }) => route.replace(/ \(.*\)$/, '')));
  const open = house.posts.map((path) => `POST ${path}`);
  assert.ok(open.length > 10, `${open.length} routes are known`);
  for (const route of open) assert.ok(attacked.has(route), route);
});

test('under the worst of each route reports and help pages are answered from elsewhere', async (t) => {
  const routes = [
    ...apiAttacks('x'),
    ...formAttacks(),
    ...forgedAttacks(),
    ...readAttacks(house.patterns.filter((_, at) => at % READ_EVERY === 0)),
  ].map(({ route }) => route);
  const worst = { report: 0, page: 0, route: '' };
  for (const route of routes.filter((one) => ONLY === undefined || one.includes(ONLY))) {
    const { url, team, patterns } = house;
    await ask<Peaks>(server, 'peaks');
    const order: Order = { url, team, patterns, route, seconds: SECONDS };
    const [fired, seen] = await Promise.all([
      ask<Fired>(attacker, order),
      probe({ url, team, seconds: SECONDS, rate: RATE, caller: newCaller() }),
    ]);
    const peaks = await ask<Peaks>(server, 'peaks');
    assert.equal(seen.failed, 0, `${route}: ${JSON.stringify(seen.statuses)} ${JSON.stringify(fired)}`);
    assert.equal(fired.statuses[500] ?? 0, 0, `${route}: the house broke`);
    assert.ok(peaks.running <= availableParallelism(), `${route}: ${peaks.running} slow hashes at once`);
    assert.ok(peaks.waiting <= MOST_WAITING, `${route}: ${peaks.waiting} slow hashes wait`);
    assert.ok(peaks.turns <= 8, `${route}: ${peaks.turns} of one line at once`);
    const during = { report: p95(seen.report), page: p95(seen.page) };
    if (during.report > worst.report) Object.assign(worst, during, { route });
    if (!MEASURED) continue;
    t.diagnostic(
      `${route}: ${fired.sent} sent ${JSON.stringify(fired.statuses)}, report p95 ${during.report.toFixed(0)} ms, page p95 ${during.page.toFixed(0)} ms`,
    );
    for (const kind of ['report', 'page'] as const)
      assert.ok(
        during[kind] <= 3 * Math.max(FLOOR_MS, quiet[kind]),
        `${route}: p95 of a ${kind} ${during[kind].toFixed(0)} ms, quiet ${quiet[kind].toFixed(0)} ms`,
      );
  }
  if (MEASURED)
    t.diagnostic(
      `figure: quiet p95 ${quiet.report.toFixed(0)} ms a report, ${quiet.page.toFixed(0)} ms a page; worst ${worst.report.toFixed(0)} and ${worst.page.toFixed(0)} ms under ${worst.route}; ${RATE} reports and ${RATE} pages a second, open loop; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
    );
});
