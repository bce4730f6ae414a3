// The house that is attacked: the real server with its usual limits, a process of its own on loopback.
import { registeredRoutes } from '@kmm/server';
import { startTestSystem } from '@kmm/testing';

export type House = { url: string; team: string; patterns: string[]; posts: string[]; slots: number };
/** The most that ran and waited at one moment since the last question. */
export type Peaks = { running: number; waiting: number; turns: number };

const system = await startTestSystem({ trustProxy: 1 }, { limits: {} });
const { hashes, doors } = system.running.deps;
const LANES = ['page', 'class', 'report', 'receipt', 'sign-in', 'act'] as const;
let peaks: Peaks = { running: 0, waiting: 0, turns: 0 };
setInterval(() => {
  const turns = Math.max(...LANES.filter((l) => l !== 'class').map((l) => doors.gate(l).running));
  peaks = {
    running: Math.max(peaks.running, hashes.running),
    waiting: Math.max(peaks.waiting, hashes.waiting),
    turns: Math.max(peaks.turns, turns),
  };
}, 5).unref();

process.on('message', (question: 'peaks' | 'stop') => {
  if (question === 'peaks') {
    process.send?.(peaks);
    peaks = { running: 0, waiting: 0, turns: 0 };
  } else void system[Symbol.asyncDispose]().then(() => process.exit(0));
});

const [team] = (await (await fetch(`${system.url}/v1/teams`)).json()) as { id: string; open: boolean }[];
// Pages of both languages are the same code: one stands for both.
const patterns = [
  ...new Set(
    system.running.app.routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/en'))
      .map(({ path }) => path)
      .filter((path) => /^\/(vi|thoat|assets|docs|metrics|healthz|readyz|ledger|v1\/openapi)/.test(path)),
  ),
  ...system.running.app.routes
    .filter(
      ({ method, path }) =>
        method === 'GET' &&
        /^\/v1\/(teams|statistics|public-figures|obligations|platform-policies|public-rules|take-downs\/receivers|authority-bases|authority-counts|pledges|ideas)/.test(
          path,
        ),
    )
    .map(({ path }) => path),
];
/** Every route of the API that anybody may send a body to. */
const posts = registeredRoutes
  .filter(({ method, permission }) => permission === 'public' && method === 'post')
  .map(({ path }) => path);
process.send?.({ url: system.url, team: team?.id ?? '', patterns: [...new Set(patterns)], posts, slots: 0 });
