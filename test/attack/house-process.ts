// The house that is attacked: the real server with its usual limits, a process of its own on loopback.
import { startTestSystem } from '@khong-mot-minh/testing';
import { personOf } from '../api/house.ts';
import { addReports } from './add-reports.ts';

export type House = { url: string; team: string; patterns: string[]; posts: string[] };
/** The most that ran and waited at one moment since the last question, the cores and the most memory that it took. */
export type Peaks = { running: number; waiting: number; turns: number; cores: number; mostMiB: number };

const system = await startTestSystem({ trustProxy: 1 }, { limits: {} });
const { hashes, admission } = system.running.deps;
const LANES = ['page', 'class', 'report', 'receipt', 'sign-in', 'act'] as const;
// A whole run lasts longer than somebody who sits still counts as there, and the door of an empty desk refuses reports.
const counsellor = await personOf(system, 'helpline');
setInterval(() => void counsellor.send('POST', '/v1/presence', {}), 5 * 60_000).unref();
let peaks = { running: 0, waiting: 0, turns: 0 };
let used = { at: performance.now(), cpu: process.cpuUsage() };
setInterval(() => {
  const turns = Math.max(...LANES.filter((l) => l !== 'class').map((l) => admission.gate(l).running));
  peaks = {
    running: Math.max(peaks.running, hashes.running),
    waiting: Math.max(peaks.waiting, hashes.waiting),
    turns: Math.max(peaks.turns, turns),
  };
}, 5).unref();

process.on('message', (question: 'peaks' | 'stop') => {
  if (question === 'peaks') {
    const { user, system } = process.cpuUsage(used.cpu);
    const cores = (user + system) / 1000 / (performance.now() - used.at);
    const mostMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    process.send?.({ ...peaks, cores, mostMiB } satisfies Peaks);
    peaks = { running: 0, waiting: 0, turns: 0 };
    used = { at: performance.now(), cpu: process.cpuUsage() };
  } else void system[Symbol.asyncDispose]().then(() => process.exit(0));
});

const [team] = (await (await fetch(`${system.url}/v1/teams`)).json()) as { id: string; open: boolean }[];
// Pages of both languages are the same code: one stands for both.
const pages = system.running.app.routes
  .filter(({ method, path }) => method === 'GET' && /^\/(vi|thoat|dev|assets|$)/.test(path))
  .map(({ path }) => path);
const open = system.running.routes.filter(({ permission }) => permission === 'public');
const reads = open
  .filter(({ method }) => method === 'get')
  .map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
/** Every route of the API that anybody may send a body to. */
const posts = open.filter(({ method }) => method === 'post').map(({ path }) => path);
// What a busy hour leaves behind: plans that fit an empty house would hide what a full one costs.
await addReports(system.running.deps.db, team?.id ?? '', Number(process.env.ATTACK_REPORTS_BEFORE ?? '20'));
const house: House = {
  url: system.url,
  team: team?.id ?? '',
  patterns: [...new Set([...pages, ...reads])],
  posts,
};
process.send?.(house);
