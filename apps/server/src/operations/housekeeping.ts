import { type Database, deleteExpiredSessions, forgetAnswers } from '@kmm/store';

const HOUR_MS = 3600_000;
/** Answers to repeated requests are kept for a day (CONTRACT §1). */
const ANSWERS_KEPT_MS = 24 * HOUR_MS;

/** Removes what has had its time: ended sessions and answers that nobody repeats any more. Runs at start and hourly. */
export function startHousekeeping(db: Database, now: () => Date, onError: () => void): AsyncDisposable {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = tidy(db, now()).catch(onError);
  };
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await running;
    },
  };
}

/** One round of it. */
export async function tidy(db: Database, now: Date): Promise<void> {
  await db.tx({ kind: 'system' }, ({ sql }) => deleteExpiredSessions(sql, now), 'kmm_auth');
  await db.tx({ kind: 'system' }, ({ sql }) => forgetAnswers(sql, new Date(now.getTime() - ANSWERS_KEPT_MS)));
}
