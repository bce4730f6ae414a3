// The server under load, in a process of its own; its parent asks what it used and how late its event loop was.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process, { cpuUsage } from 'node:process';
import { startTestSystem } from '@khong-mot-minh/testing';

/** What the parent is told once the server listens. */
export type House = { url: string; key: string };
/** Processor seconds and the event loop's lateness since the parent asked before. */
export type Used = { cpuSeconds: number; lateP99Ms: number; lateMaxMs: number };

/** The histogram counts its own pause between two looks, which is no delay. */
const LOOK_EVERY_MS = 1;

const system = await startTestSystem();
const loop = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
loop.enable();
let cpu = cpuUsage();
process.on('message', () => {
  const { user, system: kernel } = cpuUsage(cpu);
  cpu = cpuUsage();
  const late = (ns: number) => Math.max(0, ns / 1e6 - LOOK_EVERY_MS);
  const used: Used = {
    cpuSeconds: (user + kernel) / 1e6,
    lateP99Ms: late(loop.percentile(99)),
    lateMaxMs: late(loop.max),
  };
  loop.reset();
  process.send?.(used);
});
process.once('disconnect', async () => {
  await system[Symbol.asyncDispose]();
});
const house: House = { url: system.url, key: system.seeded.platform.key };
process.send?.(house);
