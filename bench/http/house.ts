// The server under load, in a process of its own; its parent asks for the processor time that it has used.
import process, { cpuUsage } from 'node:process';
import { startTestSystem } from '@kmm/testing';

/** What the parent is told once the server listens. */
export type House = { url: string; key: string };

const system = await startTestSystem();
process.on('message', () => {
  const { user, system: kernel } = cpuUsage();
  process.send?.((user + kernel) / 1e6);
});
process.once('disconnect', async () => {
  await system[Symbol.asyncDispose]();
});
const house: House = { url: system.url, key: system.seeded.platform.key };
process.send?.(house);
