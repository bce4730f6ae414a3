import {
  deleteOldCalls,
  deleteOldTakeDowns,
  destroyDue,
  destroyDueWords,
  listDestroyedAmong,
  listUnburntKeys,
  noteBurntKeys,
  noteDestroyedKeys,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';

const DAY_MS = 86_400_000;
/** Cases in one transaction: a request waits for it. */
const CASES_AT_ONCE = 50;
const KEYS_AT_ONCE = 1000;

type Parts = Pick<Deps, 'db' | 'caseKeys' | 'retention' | 'record' | 'now'>;
type Clocked = Parts & Pick<Deps, 'clock'>;

/** Destroys what is due again and again; a round gives how many cases it touched. */
export const startDestroying = (deps: Clocked, cadence: Cadence): Repeating<number> =>
  repeat(() => destroy(deps), cadence);

/**
 * First the database says that copies are destroyed, with the ledger's entry in the same transaction; then their keys
 * are overwritten in every replica; then that is written down. Killed in between, the next round goes on where it was,
 * and nothing that is destroyed in the database is ever served again. While the clock is not believed only keys burn
 * whose end the database has said before; what is due waits.
 */
async function destroy(deps: Clocked): Promise<number> {
  const believed = await deps.clock.isBelieved();
  const touched = believed ? await endCopies(deps) : 0;
  if (believed) await destroyWords(deps);
  await burn(deps);
  if (believed) await endTerms(deps);
  return touched;
}

async function endCopies({ db, now, record, retention }: Parts): Promise<number> {
  let touched = 0;
  for (;;) {
    const cases = await db.tx({ kind: 'system' }, async ({ sql }) => {
      const at = now();
      const closedBefore = new Date(at.getTime() - retention.case.days * DAY_MS);
      const ended = await destroyDue(sql, { at, closedBefore, limit: CASES_AT_ONCE });
      const ids = [...new Set(ended.map(({ caseId }) => caseId))];
      if (ids.length > 0) await record(sql, 'case.erased', { kind: 'system' }, ids);
      return ids.length;
    });
    touched += cases;
    if (cases === 0) return touched;
  }
}

const ROWS_AT_ONCE = 500;
const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS);

/** Words of acts alone and of authorities' requests, with the copy of the case that they are about. */
async function destroyWords({ db, now, record, retention }: Parts): Promise<void> {
  let count: number;
  do
    count = await db.tx({ kind: 'system' }, async ({ sql }) => {
      const overBefore = daysBefore(now(), retention.authority.days);
      const ids = await destroyDueWords(sql, { at: now(), overBefore, limit: CASES_AT_ONCE });
      if (ids.length > 0) await record(sql, 'words.erased', { kind: 'system' }, ids);
      return ids.length;
    });
  while (count > 0);
}

/** Take-downs and calls that are over, each at the end of its term. */
async function endTerms({ db, now, record, retention }: Parts): Promise<void> {
  let count: number;
  do
    count = await db.tx({ kind: 'system' }, async ({ sql }) => {
      const ids = await deleteOldTakeDowns(sql, daysBefore(now(), retention.takeDown.days), ROWS_AT_ONCE);
      if (ids.length > 0) await record(sql, 'take-down.erased', { kind: 'system' }, ids);
      return ids.length;
    });
  while (count > 0);
  do
    count = await db.tx({ kind: 'system' }, ({ sql }) =>
      deleteOldCalls(sql, daysBefore(now(), retention.paging.days), ROWS_AT_ONCE),
    );
  while (count > 0);
}

/** Overwrites the keys of what the database says is destroyed, until no replica that is here holds one. */
async function burn({ db, caseKeys, now }: Parts): Promise<void> {
  for (;;) {
    const refs = await db.tx({ kind: 'system' }, ({ sql }) => listUnburntKeys(sql, KEYS_AT_ONCE));
    if (refs.length === 0) return;
    // A replica that is away still holds them: they stay on the list, and the doctor tells.
    if ((await caseKeys.destroy(refs)) === 'not-in-all') return;
    await db.tx({ kind: 'system' }, ({ sql }) => noteBurntKeys(sql, refs, now()));
  }
}

/**
 * Database and key files may come from two times, after a restore: what either says is destroyed is destroyed in both,
 * before anything is served.
 */
export async function agreeOnDestroyed({ db, caseKeys, record, now }: Parts): Promise<void> {
  for (const refs of chunks(caseKeys.destroyed()))
    await db.tx({ kind: 'system' }, async ({ sql }) => {
      const cases = await noteDestroyedKeys(sql, refs, now());
      if (cases.length > 0) await record(sql, 'case.erased', { kind: 'system' }, cases);
    });
  for (const refs of chunks(caseKeys.live())) {
    const gone = await db.tx({ kind: 'system' }, ({ sql }) => listDestroyedAmong(sql, refs));
    if (gone.length > 0) await caseKeys.destroy(gone);
  }
}

function* chunks(refs: readonly string[]): Generator<string[]> {
  for (let from = 0; from < refs.length; from += KEYS_AT_ONCE) yield refs.slice(from, from + KEYS_AT_ONCE);
}
