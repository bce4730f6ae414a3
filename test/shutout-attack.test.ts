// Each public route under its worst request from forty connections, while others ask for help from elsewhere. Here a
// moment of each, with no assertion on time; `npm run prove` gives each row its minute and compares the times.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Fired, Order } from './attack/attacker.ts';
import type { House, Peaks } from './attack/house-process.ts';
import { newCaller, probe, type Seen } from './attack/probe.ts';
import {
  HEAD,
  isHeld,
  type P95,
  p95Of,
  type Result,
  tableRow,
  timesOf,
  worstTimes,
} from './attack/row-table.ts';
import { type Door, rowsOf } from './attack/rows.ts';
import type { Manner } from './attack/stub.ts';
import { allAttacks } from './attack/worst-bodies.ts';

const SECONDS = Number(process.env.ATTACK_SECONDS ?? '0.3');
/** Rows or routes by parts of their names, with a bar between them. */
const ONLY = process.env.ATTACK_ONLY?.split('|');
/** Reports, and as many help pages, a second: sent by the clock, whether or not the last one was answered. */
const RATE = 3;
/** Figures of a run that is measured; a moment's are worth nothing. */
const MEASURED = SECONDS >= 5;
const MOST_WAITING = 64 + 64 + 32;
/**
 * The attacker has no machine of its own: what it takes of these cores is not the house's fault. From so many times the
 * quiet figure on the row is followed by its control (see `stub.ts`), which is told beside it and changes no result.
 */
const CONTROL_FROM = 2;
/** With five quiet minutes and twenty-six rows the whole stays below forty minutes. */
const MOST_CONTROLS = 5;

let house: House;
let server: ChildProcess;
let attacker: ChildProcess;
let stub: { child: ChildProcess; url: string };
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

before(async () => {
  server = processOf('house-process');
  house = await answerOf<House>(server);
  attacker = processOf('attacker');
  const child = processOf('stub');
  stub = { child, url: await answerOf<string>(child) };
});
after(() => {
  attacker.kill();
  stub.child.kill();
  server.send('stop');
});

const tell = (text: string): void => {
  if (MEASURED) console.log(`progress: ${text}`);
};
/** The same number of the same requests, at rest, under attack and beside the control. */
const measure = (): Promise<Seen> =>
  probe({ url: house.url, team: house.team, seconds: SECONDS, rate: RATE, caller: newCaller() });
const orderOf = (routes: string[], url = house.url): Order => ({
  url,
  team: house.team,
  patterns: house.patterns,
  routes,
  seconds: SECONDS,
});

async function control(routes: string[], fired: Fired): Promise<P95> {
  const [waitMs, bytes] = [(SECONDS * 1000 * 40) / fired.sent, Math.round(fired.bytes / fired.sent)];
  await ask<object>(stub.child, { waitMs, bytes } satisfies Manner);
  const [, seen] = await Promise.all([ask<Fired>(attacker, orderOf(routes, stub.url)), measure()]);
  return p95Of(seen);
}

test('every public route of the API that takes a body has its attack', () => {
  const attacked = new Set(allAttacks('x', []).map(({ route }) => route.replace(/ \(.*\)$/, '')));
  const open = house.posts.map((path) => `POST ${path}`);
  assert.ok(open.length > 10, `${open.length} routes are known`);
  for (const route of open) assert.ok(attacked.has(route), route);
});

test('under the worst of each route reports and help pages are answered from elsewhere', async (t) => {
  const rows = rowsOf(allAttacks('x', house.patterns)).filter(
    ({ name, attacks }) =>
      ONLY === undefined ||
      [name, ...attacks.map(({ route }) => route)].some((one) => ONLY.some((part) => one.includes(part))),
  );
  assert.ok(rows.length > 0, `Nothing is called "${ONLY?.join('|')}"`);
  const results: Result[] = [];
  const doorsLeft = new Set(rows.map(({ door }) => door));
  const minutesLeft = (at: number, quiets: number) => Math.ceil(((rows.length - at + quiets) * SECONDS) / 60);
  let [quiet, door, controls]: [P95, Door | undefined, number] = [{ report: 0, page: 0 }, undefined, 0];
  await probe({ url: house.url, team: house.team, seconds: 1, rate: RATE, caller: newCaller() });
  tell(HEAD);
  for (const [at, row] of rows.entries()) {
    if (row.door !== door) {
      doorsLeft.delete(row.door);
      door = row.door;
      const seen = await measure();
      assert.equal(seen.failed, 0, `at rest: ${JSON.stringify(seen.statuses)}`);
      quiet = p95Of(seen);
    }
    const routes = row.attacks.map(({ route }) => route);
    await ask<Peaks>(server, 'peaks');
    const [fired, seen] = await Promise.all([ask<Fired>(attacker, orderOf(routes)), measure()]);
    const peaks = await ask<Peaks>(server, 'peaks');
    const told = `${row.name}: ${JSON.stringify({ ...seen.statuses, failed: seen.failed })} ${JSON.stringify(fired.statuses)}`;
    assert.equal(fired.statuses[500] ?? 0, 0, `the house broke under ${told}`);
    assert.deepEqual(
      routes.filter((route) => !fired.byRoute[route]),
      [],
      'each route was asked',
    );
    assert.ok(peaks.running <= availableParallelism(), `${row.name}: ${peaks.running} slow hashes at once`);
    assert.ok(peaks.waiting <= MOST_WAITING, `${row.name}: ${peaks.waiting} slow hashes wait`);
    assert.ok(peaks.turns <= 8, `${row.name}: ${peaks.turns} of one line at once`);
    if (!MEASURED) assert.equal(seen.failed, 0, told);
    const result: Result = {
      row,
      quiet,
      attacked: p95Of(seen),
      failures: seen.failed,
      fired,
      cores: peaks.cores,
    };
    if (MEASURED && worstTimes(result) > CONTROL_FROM && controls < MOST_CONTROLS) {
      controls += 1;
      result.control = await control(routes, fired);
    }
    results.push(result);
    tell(`${tableRow(result)}; ${minutesLeft(at + 1, doorsLeft.size)} minutes are left`);
    if (row.attacks.length > 1) tell(`           ${routes.join(', ')}`);
  }
  if (!MEASURED) return;
  const [worst] = results.toSorted((a, b) => worstTimes(b) - worstTimes(a));
  const lost = results.filter((result) => !isHeld(result));
  const times = worst && timesOf(worst);
  t.diagnostic(
    `figure: ${results.length - lost.length} of ${results.length} rows held, ${new Set(results.flatMap(({ row }) => row.attacks)).size} requests of public routes, ${SECONDS} s a row; worst: ${worst?.row.name}, p95 of a report ${worst?.attacked.report.toFixed(0)} ms (${times?.report.toFixed(1)} times the quiet ${worst?.quiet.report.toFixed(0)}), of a page ${worst?.attacked.page.toFixed(0)} ms (${times?.page.toFixed(1)} times ${worst?.quiet.page.toFixed(0)}); ${RATE} reports and ${RATE} pages a second, open loop; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  );
  assert.deepEqual(lost.map(tableRow), []);
});
