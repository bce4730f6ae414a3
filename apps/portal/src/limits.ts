import { createHmac, randomBytes } from 'node:crypto';

const HOUR = 3_600_000;

/** Whether one more act from this address is within its hourly limit. */
export type Limiter = (act: 'report' | 'receipt' | 'pledge', address: string) => boolean;

// A whole school may share one address, so the limits are wide; they stop a script, not a class.
const perHour = { report: 60, receipt: 300, pledge: 600 };

/**
 * Counts acts by address for an hour. Addresses are kept as HMACs under a key that is random and dies with the
 * hour, in memory only: nothing that could be asked for later. Never a global limit, so nobody can shut the
 * door for others.
 */
export function createLimiter(now: () => Date): Limiter {
  const state = { hour: -1, key: randomBytes(32), counts: new Map<string, number>() };
  return (act, address) => {
    const hour = Math.floor(now().getTime() / HOUR);
    if (hour !== state.hour) Object.assign(state, { hour, key: randomBytes(32), counts: new Map() });
    const who = createHmac('sha256', state.key)
      .update(`${act} ${addressPrefix(address)}`)
      .digest('base64');
    const count = (state.counts.get(who) ?? 0) + 1;
    state.counts.set(who, count);
    return count <= perHour[act];
  };
}

/** One household has a whole IPv6 /64, so that is one address here. */
function addressPrefix(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}
