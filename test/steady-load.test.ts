// Twenty reports a second, each sealed and given a receipt, with as many help pages. Here for a moment, with no assertion
// on time; `npm run prove` does it for ten minutes and holds the times and the memory against the goal.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { House, Peaks } from './attack/house-process.ts';
import { newCaller, p95, probe } from './attack/probe.ts';

const SECONDS = Number(process.env.STEADY_SECONDS ?? 1);
const RATE = 20;
const MEASURED = SECONDS >= 30;
const GOAL_MS = 1000;
const MOST_MIB = 512;

let server: ChildProcess;
let house: House;
// `as`: the other end is a file beside this one, which answers each order once.
const answerOf = <T>(child: ChildProcess) =>
  new Promise<T>((resolve) => {
    child.once('message', (message) => resolve(message as T));
  });
before(async () => {
  server = fork(fileURLToPath(new URL('./attack/house-process.ts', import.meta.url)));
  house = await answerOf<House>(server);
});
after(() => server.send('stop'));

test('twenty reports a second are taken, and none fails', async (t) => {
  const { url, team } = house;
  await probe({ url, team, seconds: 1, rate: 2, caller: newCaller() });
  const seen = await probe({ url, team, seconds: SECONDS, rate: RATE, caller: newCaller() });
  const answer = answerOf<Peaks>(server);
  server.send('peaks');
  const { mostMiB } = await answer;
  assert.equal(seen.failed, 0, JSON.stringify(seen.statuses));
  assert.equal(seen.report.length, seen.statuses[201]);
  const times = { report: p95(seen.report), page: p95(seen.page) };
  t.diagnostic(
    `figure: ${seen.report.length} reports at ${RATE} a second on ${availableParallelism()} cores: p95 ${times.report.toFixed(0)} ms, help pages beside them ${times.page.toFixed(0)} ms, 0 failed, at most ${mostMiB} MiB`,
  );
  if (!MEASURED) return;
  assert.ok(times.report <= GOAL_MS, `p95 ${times.report.toFixed(0)} ms`);
  assert.ok(mostMiB <= MOST_MIB, `${mostMiB} MiB`);
});
