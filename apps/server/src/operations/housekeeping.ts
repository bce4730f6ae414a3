import {
  type Database,
  deleteExpiredSessions,
  forgetAnswers,
  pruneStatements,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { deleteOldClasses } from '../learning/index.ts';
import { type Repeating, repeat } from '../platform/repeat.ts';
import { pruneRecordings } from '../policies/index.ts';

const HOUR_MS = 3600_000;
/** Answers to repeated requests are kept for a day (CONTRACT §1). */
const ANSWERS_KEPT_MS = 24 * HOUR_MS;
/** Where a platform set no days of its own. */
const RECORDINGS_KEPT_DAYS = 30;
/** Counts of rules: longer than the spans that are shown. */
const COUNTS_KEPT_MS = 100 * 24 * HOUR_MS;
/** Longer than the half year in which a statement can be appealed. */
const STATEMENTS_KEPT_MS = 365 * 24 * HOUR_MS;

/** Removes what has had its time: ended sessions and answers that nobody repeats any more. Runs at start and hourly. */
export function startHousekeeping(
  { clock, db, now }: Pick<Deps, 'clock' | 'db' | 'now'>,
  onError: (error: unknown) => void,
  more: () => Promise<unknown> = async () => undefined,
): Repeating<void> {
  const round = async () => {
    if (!(await clock.isBelieved())) return;
    await tidy(db, now());
    await more();
  };
  const tidying = repeat(round, { everyMs: HOUR_MS, onError });
  void tidying.run().catch(onError);
  return tidying;
}

/** A class that no teacher opened for this long is over. */
const CLASSES_KEPT_MS = 30 * 24 * HOUR_MS;

/** One round of it. */
export async function tidy(db: Database, now: Date): Promise<void> {
  await db.tx({ kind: 'system' }, ({ sql }) => deleteExpiredSessions(sql, now), 'kmm_auth');
  await db.tx({ kind: 'system' }, ({ sql }) =>
    deleteOldClasses(sql, new Date(now.getTime() - CLASSES_KEPT_MS)),
  );
  await db.tx({ kind: 'system' }, ({ sql }) => forgetAnswers(sql, new Date(now.getTime() - ANSWERS_KEPT_MS)));
  await db.tx({ kind: 'system' }, ({ sql }) =>
    pruneRecordings(sql, {
      now,
      days: RECORDINGS_KEPT_DAYS,
      countsBefore: new Date(now.getTime() - COUNTS_KEPT_MS),
    }),
  );
  await db.tx({ kind: 'system' }, ({ sql }) =>
    pruneStatements(sql, new Date(now.getTime() - STATEMENTS_KEPT_MS)),
  );
}
