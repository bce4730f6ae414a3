/** Milliseconds of each answer, and how many were none. */
export type Load = { tookMs: number[]; errors: number; seconds: number };

type Send = (number: number) => Promise<boolean>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** So many senders, each sending again as soon as it is answered. */
export async function closedLoop(senders: number, seconds: number, send: Send): Promise<Load> {
  const load: Load = { tookMs: [], errors: 0, seconds: 0 };
  const began = performance.now();
  let next = 0;
  const sender = async () => {
    while (performance.now() - began < seconds * 1000) await timed(load, send, next++);
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return { ...load, seconds: (performance.now() - began) / 1000 };
}

/** A server that far behind is not sent more: the measurement ends. */
const MOST_WAITING = 1000;

/** So many a second, whether the ones before are answered or not: a slow answer is not hidden by waiting for it. */
export async function openLoop(perSecond: number, seconds: number, send: Send): Promise<Load> {
  const load: Load = { tookMs: [], errors: 0, seconds: 0 };
  const began = performance.now();
  const sent: Promise<void>[] = [];
  const total = perSecond * seconds;
  while (sent.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond) + 1);
    while (sent.length < due) sent.push(timed(load, send, sent.length));
    if (sent.length - load.tookMs.length > MOST_WAITING) break;
    await pause(1);
  }
  await Promise.all(sent);
  // What a server that fell so far behind was not even sent.
  load.errors += total - sent.length;
  return { ...load, seconds: (performance.now() - began) / 1000 };
}

async function timed(load: Load, send: Send, number: number): Promise<void> {
  const from = performance.now();
  // An answer that never came counts as an error; its time counts too.
  const good = await send(number).catch(() => false);
  load.tookMs.push(performance.now() - from);
  if (!good) load.errors++;
}

/** The time within which a share of the answers came. */
export function within({ tookMs }: Load, share: number): number {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
}
