import { type Database, databaseTime, readClockSighting, writeClockSighting } from '@khong-mot-minh/database';
import type { Logger } from 'pino';
import { type ClockDoubt, doubtOf, lookAt } from './clock-rule.ts';

/** Whether what is due by the clock may be ended for good. */
export type ClockGuard = {
  /** Looks at the clocks, writes down what it saw, and says in the log why they cannot be believed. */
  isBelieved(): Promise<boolean>;
};

const LOG_EVERY_MS = 600_000;

/**
 * Asks the machine's own clock, which is not the `now` of a house whose time is moved. The embedded database has the
 * same one; there only a jump can be seen.
 */
export function createClockGuard(
  db: Database,
  log: Pick<Logger, 'error' | 'warn'>,
  clock: () => Date = () => new Date(),
): ClockGuard {
  const tell = createOutageLog(log);
  return {
    async isBelieved() {
      const doubt = await db.tx({ kind: 'system' }, async ({ sql }) => {
        const before = await readClockSighting(sql);
        const ours = clock();
        const theirs = db.kind === 'postgres' ? await databaseTime(sql) : ours;
        const seen = lookAt(before, ours, theirs);
        await writeClockSighting(sql, seen);
        return doubtOf(seen);
      });
      tell(doubt);
      return doubt === undefined;
    },
  };
}

/** Says it when it begins, now and then while it lasts, and when it is over. */
function createOutageLog(log: Pick<Logger, 'error' | 'warn'>): (doubt: ClockDoubt | undefined) => void {
  let told: ClockDoubt['why'] | undefined;
  let toldAtMs = 0;
  return (doubt) => {
    const isNew = doubt?.why !== told;
    told = doubt?.why;
    if (doubt === undefined) {
      if (isNew) log.warn('the clock is believed again: what is due is destroyed');
      return;
    }
    if (!isNew && performance.now() - toldAtMs < LOG_EVERY_MS) return;
    toldAtMs = performance.now();
    log.error(doubt, WORDS[doubt.why]);
  };
}

const WORDS: Readonly<Record<ClockDoubt['why'], string>> = {
  apart:
    'nothing that is due is destroyed: the clocks of this server and of the database are apart; put the wrong one right',
  gap: 'nothing that is due is destroyed yet: the clock was not seen for more than a day; where it is wrong, put it right in time',
};
