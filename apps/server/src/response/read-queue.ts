import type { CaseListQuery, CaseQueue } from '@khong-mot-minh/contracts';
import {
  listQueue,
  listTakenOver,
  type QueueCursor,
  type QueueRow,
  unansweredAmong,
  withdrawnAmong,
} from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { isOverBudget, type WithPolicies } from '../policies/index.ts';
import { toRow } from './case-view.ts';
import { encodeCursor } from './queue-cursor.ts';

type Asked = Pick<z.infer<typeof CaseListQuery>, 'queue' | 'limit'> & { after: QueueCursor | undefined };

/** A page of the queue; where there are more warnings than hours, in the order of first turns. */
export async function readQueue(
  deps: Pick<Deps, 'db' | 'now'> & WithPolicies,
  person: Person,
  { queue, limit, after }: Asked,
): Promise<CaseQueue> {
  const { rows, byTurn, withdrawn, unanswered } = await deps.db.tx(actorOf(person), async ({ sql }) => {
    // A page goes on in the order in which the list began.
    const byTurn = after ? after.turn !== null : await isOverBudget(sql, deps, person.orgId);
    const now = deps.now();
    const listed =
      queue === 'taken-over'
        ? await listTakenOver(sql, person.orgId, person.personId, { limit, now })
        : await listQueue(sql, person.orgId, person.personId, queue, {
            limit: limit + 1,
            after,
            byTurn,
            now,
          });
    const ids = listed.map(({ id }) => id);
    return {
      byTurn,
      rows: listed,
      withdrawn: await withdrawnAmong(sql, ids),
      unanswered: await unansweredAmong(sql, person.orgId, ids),
    };
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) =>
      toRow({ ...row, withdrawn: withdrawn.has(row.id), unanswered: unanswered.has(row.id) }),
    ),
    order: byTurn ? 'by-turn' : 'longest-waiting',
    ...(rows.length > limit && last && { next: encodeCursor(positionOf(last, byTurn)) }),
  };
}

const positionOf = (row: QueueRow, byTurn: boolean): QueueCursor => ({
  danger: row.dangerNow,
  tier: row.tier,
  turn: byTurn ? row.turn : null,
  share: row.share,
  openedAt: row.openedAt,
  id: row.id,
});
