// One engine in one process, so that none warms or spoils another: prints one JSON line.
import { argv, cpuUsage, env, memoryUsage } from 'node:process';
import type { Event } from './event.ts';
import { handWritten } from './hand-written.ts';
import { knockOut } from './knock-out.ts';
import { makeEvents } from './make-events.ts';
import { ours } from './ours.ts';
import { PEERS } from './peers.ts';
import { randomFrom } from './random.ts';
import { treeWalk } from './tree-walk.ts';
import { manyRules, type Rule, workloadRules } from './workload.ts';

/** What one engine did; `wrong` counts events answered otherwise than by the reference. */
export type Figures = {
  version: string;
  perSecond: number;
  p50Us: number;
  p99Us: number;
  checked: number;
  wrong: number;
  heapKiB: number;
};

const SEED = 42;
const CHECKED = 20_000;
const [, , name = 'ours', times = '1', seconds = '2'] = argv;
const rules = Number(times) === 1 ? workloadRules() : manyRules(workloadRules(), Number(times));
// Through JSON once, so that the objects have the shapes that a server sees.
const events: Event[] = JSON.parse(JSON.stringify(makeEvents(200_000, SEED)));
const before = memoryUsage().heapUsed;
const { run, version } = await engineOf(name, rules);
const heapKiB = Math.round((memoryUsage().heapUsed - before) / 1024);
const wrongWhole = await countWrong();
await pass(Math.min(Number(seconds), 2) / 2);
const perSecond = await rateOf();
const latency = await latencies();
// At the end: objects with missing parts would slow down what was measured before.
const wrong = wrongWhole + (name === 'ours' ? countWrongUndecided() : 0);
const figures: Figures = { version, perSecond, ...latency, checked: CHECKED, wrong, heapKiB };
console.log(JSON.stringify(figures));

type Engine = { run(event: Event): number[] | Promise<number[]>; version: string };

async function engineOf(engine: string, given: readonly Rule[]): Promise<Engine> {
  if (engine === 'ours') return { run: ours(given), version: '' };
  if (engine === 'hand-written') return { run: handWritten, version: '' };
  if (engine === 'tree walk') return { run: treeWalk(given), version: '' };
  const make = PEERS[engine];
  if (make === undefined) throw new Error(`Measure engine "${engine}": it is not known`);
  return make(env.PEER_DIR ?? '.', given);
}

async function countWrong(): Promise<number> {
  const reference = treeWalk(rules);
  const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b).join();
  let count = 0;
  for (const event of events.slice(0, CHECKED)) {
    if (sorted(await run(event)) !== sorted(reference(event))) count++;
  }
  return count;
}

/** Ours must also agree on what stays undecided while 15 in 100 fields are missing. */
function countWrongUndecided(): number {
  const random = randomFrom(SEED);
  const [mine, reference] = [ours(rules), treeWalk(rules)];
  let count = 0;
  for (const event of events.slice(0, CHECKED)) {
    const partial = knockOut(event, random, 0.15);
    const open: [number[], number[]] = [[], []];
    const fired = [mine(partial, open[0]), reference(partial, open[1])];
    if (fired[0]?.join() !== fired[1]?.join() || open[0].join() !== open[1].join()) count++;
  }
  return count;
}

/** Events a CPU second: other programs share the machine. The median of five passes. */
async function rateOf(): Promise<number> {
  const rates: number[] = [];
  for (let turn = 0; turn < 5; turn++) rates.push(await pass(Number(seconds) / 2));
  return Math.round(rates.sort((a, b) => a - b)[2] ?? 0);
}

async function pass(wantedSeconds: number): Promise<number> {
  const from = cpuUsage();
  let used = 0;
  let done = 0;
  let fired = 0;
  for (let at = 0; used < wantedSeconds; ) {
    // Time is asked for once in many events; a slow engine has few events in a pass.
    const end = Math.min(at + (done < 2000 ? 100 : 20_000), events.length);
    for (; at < end; at++) {
      const event = events[at];
      if (event === undefined) break;
      const answer = run(event);
      fired += Array.isArray(answer) ? answer.length : (await answer).length;
      done++;
    }
    if (at >= events.length) at = 0;
    const { user, system } = cpuUsage(from);
    used = (user + system) / 1e6;
    if (used > wantedSeconds) break;
  }
  if (fired < 0) throw new Error('Count events: none can fire less than nothing');
  return done / used;
}

async function latencies(): Promise<{ p50Us: number; p99Us: number }> {
  const count = perSecond > 50_000 ? events.length : 2_000;
  const took = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const event = events[at];
    if (event === undefined) break;
    const from = performance.now();
    const answer = run(event);
    if (!Array.isArray(answer)) await answer;
    took[at] = performance.now() - from;
  }
  took.sort();
  const at = (share: number) => Math.round((took[Math.floor(count * share)] ?? 0) * 1e5) / 100;
  return { p50Us: at(0.5), p99Us: at(0.99) };
}
