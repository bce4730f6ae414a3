import { setTimeout as pause } from 'node:timers/promises';

export type Seen = {
  report: number[];
  page: number[];
  failed: number;
  statuses: Record<string, number>;
};
/** Gives each report an address of its own: children are at home, each behind another line. */
export type Caller = () => string;

let next = 0;
export const newCaller = (): Caller => () => {
  next += 1;
  return `198.${18 + (Math.floor(next / 65_536) % 2)}.${Math.floor(next / 256) % 256}.${next % 256}`;
};

export const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0;

/** Sends reports and asks for help pages by the clock, and measures each from the moment at which it was due. */
export async function probe(order: {
  url: string;
  team: string;
  seconds: number;
  rate: number;
  caller: Caller;
}): Promise<Seen> {
  const { url, team, seconds, rate, caller } = order;
  const seen: Seen = { report: [], page: [], failed: 0, statuses: {} };
  const began = performance.now();
  const timed = async (
    kind: 'report' | 'page',
    dueAt: number,
    status: number,
    send: () => Promise<Response>,
  ) => {
    try {
      const answer = await send();
      await answer.arrayBuffer();
      seen[kind].push(performance.now() - dueAt);
      seen.statuses[answer.status] = (seen.statuses[answer.status] ?? 0) + 1;
      if (answer.status !== status) seen.failed += 1;
    } catch {
      seen.failed += 1;
    }
  };
  const report = () =>
    fetch(`${url}/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': caller() },
      body: JSON.stringify({
        team,
        category: 'OTHER_CHILD',
        dangerNow: false,
        ageBand: '13-15',
        help: ['talk'],
        mayKnow: [],
        text: 'Em cần người nghe.',
      }),
    });
  const page = () => fetch(`${url}/vi/giup`, { headers: { 'x-forwarded-for': caller() } });
  const all: Promise<void>[] = [];
  for (let n = 0; n < Math.max(1, seconds * rate); n++) {
    const dueAt = began + (n * 1000) / rate;
    await pause(Math.max(0, dueAt - performance.now()));
    all.push(timed('report', dueAt, 201, report), timed('page', dueAt, 200, page));
  }
  await Promise.all(all);
  return seen;
}
