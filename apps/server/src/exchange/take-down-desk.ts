import type { TakeDownBy, TakeDownDetail, TakeDownRow } from '@khong-mot-minh/contracts';
import { answerTakeDown, findTakeDown, listTakeDowns, type TakeDownRecord } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import type { PersonActor } from './person-actor.ts';
import { type BankHashRow, hashesOfTakeDowns } from './queries/bank-hashes.ts';
import { statusOf } from './take-down-status.ts';

export type DeskPosition = { hour: Date; id: string };
export type DeskPage = { items: TakeDownRow[]; last: DeskPosition | undefined; more: boolean };

const rowOf = (takeDown: TakeDownRecord, hashes: readonly BankHashRow[]): TakeDownRow => ({
  id: takeDown.id,
  agePath: takeDown.agePath,
  by: takeDown.byPlace ? 'place' : 'hashes',
  status: statusOf(takeDown, hashes),
  receivedAt: takeDown.receivedHour.toISOString(),
  hashes: hashes.map((h) => h.id),
});

/** What people asked this desk to take down, newest first. */
export function readTakeDowns(
  { db }: Pick<Deps, 'db'>,
  who: PersonActor,
  { before, limit, by }: { before: DeskPosition | undefined; limit: number; by?: TakeDownBy },
): Promise<DeskPage> {
  return db.tx(who, async ({ sql }) => {
    const rows = await listTakeDowns(sql, { before, limit: limit + 1, by });
    const page = rows.slice(0, limit);
    const hashes = await hashesOfTakeDowns(
      sql,
      page.map((t) => t.id),
    );
    const last = page.at(-1);
    return {
      items: page.map((t) =>
        rowOf(
          t,
          hashes.filter((h) => h.takeDown === t.id),
        ),
      ),
      last: last && { hour: last.receivedHour, id: last.id },
      more: rows.length > limit,
    };
  });
}

/** One take-down with the place as it was sealed; each look is in the ledger. */
export function readTakeDown(
  deps: Pick<Deps, 'db' | 'record'>,
  who: PersonActor,
  id: string,
): Promise<TakeDownDetail | undefined> {
  return deps.db.tx(who, async ({ sql }) => {
    const found = await findTakeDown(sql, id);
    if (!found) return undefined;
    await deps.record(sql, 'take-down.viewed', who, [id]);
    const row = rowOf(found, await hashesOfTakeDowns(sql, [id]));
    return { ...row, ...(found.place && { sealed: found.place }) };
  });
}

/** Notes what became of a place; the holder of the receipt sees it. */
export function answerPlace(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: PersonActor,
  id: string,
  status: 'passed-on' | 'removed' | 'not-possible',
): Promise<boolean> {
  return deps.db.tx(who, async ({ sql }) => {
    const done = await answerTakeDown(sql, id, status, { by: who.person, hour: toHour(deps.now()) });
    if (done) await deps.record(sql, 'take-down.answered', who, [id]);
    return done;
  });
}
