import { listPages, listStaff, pageForCall, ringAgain, takeDueCalls } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { type Cadence, type Repeating, repeat } from '../platform/repeat.ts';
import { nextPages } from './next-pages.ts';
import { PAGE_QUEUE } from './pager.ts';
import { askChannels } from './queries/paging-channels.ts';

const BATCH = 200;
/** One channel is asked no more often: a page says that something waits, not how much. */
const PAUSE_MS = 60_000;

/** Pages who is next for each call whose clock ran out; a round gives how many calls that were. */
export type CallClock = Repeating<number>;

/** The clocks stand in the database, so a server that was down goes on where they are, and two never page twice. */
export const startCallClock = (
  deps: Pick<Deps, 'db' | 'jobs' | 'now' | 'record'>,
  cadence: Cadence,
): CallClock =>
  repeat(async () => {
    let paged = 0;
    for (let rung = BATCH; rung === BATCH; )
      rung = await deps.db.tx({ kind: 'system' }, ({ sql }) => ringAgain(sql, deps.now(), BATCH));
    for (let got = BATCH; got === BATCH; paged += got) got = await pageDue(deps);
    return paged;
  }, cadence);

async function pageDue({
  db,
  jobs,
  now,
  record,
}: Pick<Deps, 'db' | 'jobs' | 'now' | 'record'>): Promise<number> {
  return db.tx({ kind: 'system' }, async (tx) => {
    const at = now();
    const calls = await takeDueCalls(tx.sql, at, BATCH);
    if (calls.length === 0) return 0;
    const staff = Map.groupBy(
      await listStaff(tx.sql, [...new Set(calls.map(({ org }) => org))], at),
      (p) => p.org,
    );
    const before = Map.groupBy(
      await listPages(
        tx.sql,
        calls.map(({ id }) => id),
      ),
      (page) => page.call,
    );
    const people = new Set<string>();
    for (const call of calls) {
      const paged = new Set(before.get(call.id)?.map(({ person }) => person));
      const next = nextPages(call, staff.get(call.org) ?? [], paged);
      const dueAt = new Date(at.getTime() + next.waitMs);
      await pageForCall(tx.sql, call, { people: next.people, step: next.step, at, dueAt });
      for (const id of next.people) people.add(id);
    }
    const channels = await askChannels(tx.sql, {
      people: [...people],
      teams: calls.flatMap(({ team }) => team ?? []),
      orgs: calls.flatMap(({ org, team }) => (team ? [] : [org])),
      at,
      since: new Date(at.getTime() - PAUSE_MS),
    });
    for (const { id } of channels) await jobs.enqueue(tx, PAGE_QUEUE, { channel: id });
    await record(
      tx.sql,
      'urgent.paged',
      { kind: 'system' },
      calls.map(({ id }) => id),
    );
    return calls.length;
  });
}
