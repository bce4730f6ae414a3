// `npm run measure [-- --cold]`: what a newcomer waits for, what it weighs. `--cold` begins with an empty npm cache.
// `npm run measure -- --url http://127.0.0.1:8080` weighs the pages of a running server only.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cloneAndStart } from './measure/clone-and-start.ts';
import { firstDecision, firstReport } from './measure/first-acts.ts';
import { loopDelay } from './measure/loop-delay.ts';
import { pageBytes } from './measure/page-bytes.ts';
import { treeMemory } from './measure/tree-memory.ts';

const root = path.dirname(import.meta.dirname);
const helpPages = ['/vi/', '/vi/giup', '/vi/gap-lai'];
const { values } = parseArgs({
  options: { cold: { type: 'boolean', default: false }, url: { type: 'string' } },
});

if (values.url) {
  console.table(await weigh(values.url));
} else {
  await using running = await cloneAndStart(root, { cold: values.cold });
  const ready = running.seconds();
  await firstDecision(running.demo);
  const decision = running.seconds();
  await firstReport(running.demo);
  const report = running.seconds();
  console.table({
    'server ready': { 'seconds after the clone': ready },
    'first decision': { 'seconds after the clone': decision },
    'first report': { 'seconds after the clone': report },
  });
  console.table(await weigh(running.demo.baseUrl));
  const starting = await loopDelay(running.demo.baseUrl);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  console.log('Memory a minute later, the demo stream running:');
  console.table(treeMemory(running.pid));
  console.log('How late the event loop of the server was:');
  console.table({
    'start, first acts': starting,
    'a minute of the demo': await loopDelay(running.demo.baseUrl),
  });
}

/** KiB gz of each help page with everything it links. */
async function weigh(baseUrl: string): Promise<Record<string, Record<string, number>>> {
  const rows: Record<string, Record<string, number>> = {};
  for (const page of helpPages) rows[page] = await pageBytes(new URL(page, baseUrl));
  return rows;
}
