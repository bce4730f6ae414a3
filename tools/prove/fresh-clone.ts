// A province's first hour: a fresh clone, one command, the first decision and the first report, and what the server
// weighs a minute later. Ends with 1 where it takes longer or weighs more than it may.
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cloneAndStart } from '../measure/clone-and-start.ts';
import { firstDecision, firstReport } from '../measure/first-acts.ts';
import { treeMemory } from '../measure/tree-memory.ts';

const MOST_SECONDS = 600;
const MOST_MIB = 1024;
const root = path.dirname(path.dirname(import.meta.dirname));

await using running = await cloneAndStart(root, { cold: false });
await firstDecision(running.demo);
await firstReport(running.demo);
const seconds = running.seconds();
await pause(60_000);
const mib = treeMemory(running.pid).at(-1)?.rssMiB ?? 0;
console.log(`figure: from a fresh clone by one command to the first report in ${seconds.toFixed(0)} s`);
console.log(`figure: ${mib} MiB in all a minute later, npm and the embedded database included`);
process.exitCode = seconds <= MOST_SECONDS && mib > 0 && mib <= MOST_MIB ? 0 : 1;
