// `npm run bench -- classes`: 200 classes of 45 at once against a started house on loopback, for half a minute.
import { fork } from 'node:child_process';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { startTestSystem } from '@khong-mot-minh/testing';
import type { Measured, Order } from './classes/order.ts';

const [CLASSES, PUPILS, SECONDS] = [
  Number(process.env.CLASSES ?? 200),
  Number(process.env.PUPILS ?? 45),
  Number(process.env.SECONDS ?? 30),
];
const GOAL_P95_MS = 1000;

await using system = await startTestSystem({}, { limits: { class: 1e6, classJoin: 1e6, refused: 1e6 } });
// The clients have a process and a core of their own: what is measured is the house, not who asks it.
const clients = fork(path.join(import.meta.dirname, 'classes/clients.ts'));
const loop = monitorEventLoopDelay({ resolution: 5 });
const cpu = process.cpuUsage();
const began = performance.now();
loop.enable();
clients.send({ url: system.url, classes: CLASSES, pupils: PUPILS, seconds: SECONDS } satisfies Order);
const measured = await new Promise<Measured>((resolve, reject) => {
  // `as`: the other end is `classes/clients.ts`, which sends exactly one such message.
  clients.once('message', (message) => resolve(message as Measured));
  clients.once('exit', (code) => reject(new Error(`The clients ended with ${code}`)));
});
clients.disconnect();
const { user, system: kernel } = process.cpuUsage(cpu);
const busy = (user + kernel) / 1000 / (performance.now() - began);

console.log(`${CLASSES} classes of ${PUPILS}, ${SECONDS} s, clients in a process of their own`);
for (const { name, perSecond, p50, p95, p99, errors } of measured.kinds)
  console.log(
    `${name.padEnd(22)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms   p99 ${p99.toFixed(0).padStart(5)} ms   errors ${errors}`,
  );
console.log(
  `server: ${(busy * 100).toFixed(0)} % of a core, event loop late by at most ${(loop.max / 1e6).toFixed(0)} ms, p99 ${(loop.percentile(99) / 1e6).toFixed(0)} ms`,
);
console.log(`answers acknowledged ${measured.acknowledged}, on the boards ${measured.counted}`);
const answers = measured.kinds[0];
const failed =
  measured.kinds.some(({ errors }) => errors > 0) ||
  measured.counted !== measured.acknowledged ||
  (answers?.p95 ?? Number.POSITIVE_INFINITY) > GOAL_P95_MS;
console.log(failed ? 'The goal is missed.' : `Goal reached: p95 of an answer at most ${GOAL_P95_MS} ms.`);
process.exitCode = failed ? 1 : 0;
