// Whole decisions in one process: prints one JSON line.
import { argv, cpuUsage } from 'node:process';
import { findActs } from '@khong-mot-minh/language';
import { emptyState } from '@khong-mot-minh/protection';
import { benchPolicy } from './bench-policy.ts';
import { judgeWith } from './judge.ts';
import { makeTalk, people, type Step } from './talk.ts';

/** Decisions a CPU second, and how long one takes. */
export type Speed = { perSecond: number; p50Us: number; p99Us: number; tiers: number[] };

const withText = argv[2] === 'text';
const accounts = people(100_000);
const steps = makeTalk(accounts, 300_000, 42);
const judge = judgeWith(benchPolicy(), emptyState(), accounts);
const signalsOf = ({ event, found }: Step) =>
  withText && 'text' in event && event.text ? findActs(event.text) : found;

const WARM = 60_000;
const TIMED = 60_000;
const tiers = [0, 0, 0, 0, 0, 0];
const run = (from: number, to: number): void => {
  for (const step of steps.slice(from, to)) {
    const tier = judge(step, signalsOf(step));
    tiers[tier] = (tiers[tier] ?? 0) + 1;
  }
};
run(0, WARM);
const before = cpuUsage();
run(WARM, steps.length - TIMED);
const { user, system } = cpuUsage(before);
const perSecond = Math.round(((steps.length - TIMED - WARM) / (user + system)) * 1e6);

const took = steps.slice(-TIMED).map((step) => {
  const from = performance.now();
  judge(step, signalsOf(step));
  return performance.now() - from;
});
took.sort((a, b) => a - b);
const at = (share: number) => Math.round((took[Math.floor(took.length * share)] ?? 0) * 1e4) / 10;
const speed: Speed = { perSecond, p50Us: at(0.5), p99Us: at(0.99), tiers };
console.log(JSON.stringify(speed));
