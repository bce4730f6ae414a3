import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { StartOptions } from '@khong-mot-minh/server';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';
import { reporterWith, sendReport } from './api/reporter.ts';

let system: TestSystem;
before(async () => {
  // Without limits: what is tried here is what stands behind them.
  const limits: StartOptions['limits'] = { report: 1e9, receipt: 1e9, pledge: 1e9, refused: 1e9 };
  system = await startTestSystem({}, { limits });
});
after(() => system[Symbol.asyncDispose]());

/** Ten thousand of each in `npm run prove`, where Welch's t is asked for as well. */
const TIMINGS = Number(process.env.RECEIPT_TIMINGS ?? 150);
const MOST_T = 4.5;

test('promise 2: an unknown receipt is refused like a wrong one, in the same time', async (t) => {
  const { receipt } = await sendReport(system.url, 'x');
  const { shown } = await reporterWith(system.url, receipt);
  const wrong = { ...shown, verifier: 'A'.repeat(43) };
  const unknown = { ...wrong, locator: shown.locator === '000000' ? '000001' : '000000' };
  const times = { wrong: [] as number[], unknown: [] as number[] };
  const look = async (name: keyof typeof times) => {
    const started = performance.now();
    const answer = await call(system.url, 'POST', '/v1/receipts/open', { wrong, unknown }[name]);
    times[name].push(performance.now() - started);
    assert.equal(answer.status, 404);
    assert.match(answer.text, /unknown-receipt/);
  };
  // Each goes first as often as the other: who is second may find what the first one warmed.
  for (let i = 0; i < TIMINGS; i++)
    for (const name of i % 2 ? (['unknown', 'wrong'] as const) : (['wrong', 'unknown'] as const))
      await look(name);
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
  const [a, b] = [median(times.wrong), median(times.unknown)];
  assert.ok(Math.max(a, b) / Math.min(a, b) < 1.5, `${a} ms and ${b} ms`);
  const apart = welch(times.wrong, times.unknown);
  t.diagnostic(
    `figure: ${TIMINGS} wrong and ${TIMINGS} unknown receipts: medians ${a.toFixed(2)} and ${b.toFixed(2)} ms, Welch's t ${apart.toFixed(2)}`,
  );
  if (TIMINGS >= 1000) assert.ok(Math.abs(apart) < MOST_T, `Welch's t is ${apart.toFixed(2)}`);
});

/** Welch's t of two samples, the slowest twentieth of each left out: garbage collection is no secret. */
function welch(one: readonly number[], two: readonly number[]): number {
  const figures = [one, two].map((all) => {
    const kept = all.toSorted((a, b) => a - b).slice(0, Math.ceil(all.length * 0.95));
    const mean = kept.reduce((sum, ms) => sum + ms, 0) / kept.length;
    const variance = kept.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / (kept.length - 1);
    return { mean, error: variance / kept.length };
  });
  const [a, b] = figures as [(typeof figures)[0], (typeof figures)[0]];
  return (a.mean - b.mean) / Math.sqrt(a.error + b.error);
}

/** A hundred thousand in `npm run prove`; a million by hand. */
const GUESSES = Number(process.env.RECEIPT_GUESSES ?? 200);

test('promise 2: guesses at a receipt that exists open nothing', async (t) => {
  const { receipt } = await sendReport(system.url, 'x');
  const { shown } = await reporterWith(system.url, receipt);
  const began = performance.now();
  let left = GUESSES;
  let opened = 0;
  const guess = async () => {
    while (left-- > 0) {
      const verifier = randomBytes(32).toString('base64url');
      const answer = await call(system.url, 'POST', '/v1/receipts/open', { ...shown, verifier });
      if (answer.status !== 404) opened++;
    }
  };
  await Promise.all(Array.from({ length: 16 }, guess));
  assert.equal(opened, 0);
  const seconds = (performance.now() - began) / 1000;
  t.diagnostic(
    `figure: ${GUESSES.toLocaleString('en')} guesses at a known locator, limits lifted, ${Math.round(GUESSES / seconds)} a second: 0 opened`,
  );
});
