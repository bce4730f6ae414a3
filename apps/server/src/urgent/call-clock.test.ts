import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { Role } from '@khong-mot-minh/contracts';
import {
  type CaseRecord,
  type Database,
  insertCase,
  insertDuty,
  insertOrganisation,
  insertPerson,
  insertTeam,
  markPresent,
  seeCall,
} from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import type { Deps } from '../deps.ts';
import { startCallClock } from './call-clock.ts';

/** Ten thousand in `npm run prove`. */
const CALLS = Number(process.env.URGENT_CALLS ?? '240');
const MINUTE_MS = 60_000;
const START = Date.parse('2020-01-01T12:00:00Z');

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

/** The same dice every time. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

type House = { org: string; team: string; people: string[]; supervisors: string[] };

/** An organisation with so many people on duty, some of them at no desk, and a supervisor. */
async function house(onDuty: number, there: (n: number) => boolean, at: Date): Promise<House> {
  const [org, team] = [randomUUID(), randomUUID()];
  const people = Array.from({ length: onDuty }, () => randomUUID());
  const supervisor = randomUUID();
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    const name = { vi: 'Nhà thử', en: 'Trial house' };
    await insertOrganisation(sql, { id: org, kind: 'helpline', name, mode: 'live' });
    await insertTeam(sql, { id: team, org, name, takesReports: true, keyId: 'k', publicKey: 'p' });
    const keys = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
    const add = (id: string, roles: Role[]) =>
      insertPerson(sql, { id, org, name: 'Người thử', email: `${id}@thu.example`, roles, ...keys });
    await add(supervisor, ['supervisor']);
    await markPresent(sql, { org, person: supervisor }, new Date(at.getTime() + 365 * 24 * 60 * MINUTE_MS));
    for (const [n, id] of people.entries()) {
      await add(id, ['counsellor']);
      const from = new Date(at.getTime() - (people.length - n) * MINUTE_MS);
      await insertDuty(sql, {
        id: randomUUID(),
        team,
        org,
        person: id,
        from,
        until: new Date(from.getTime() + 24 * 60 * MINUTE_MS),
      });
      if (there(n))
        await markPresent(sql, { org, person: id }, new Date(at.getTime() + 365 * 24 * 60 * MINUTE_MS));
    }
  });
  return { org, team, people, supervisors: [supervisor] };
}

const danger = ({ org, team }: House, at: Date): CaseRecord => ({
  id: randomUUID(),
  org,
  team,
  origin: 'report',
  status: 'open',
  tier: 5,
  dangerNow: true,
  category: 'SELF_HARM',
  subject: null,
  affectedChild: null,
  assignee: null,
  unread: true,
  share: 1,
  aside: false,
  wasRead: false,
  peers: null,
  otherCategory: null,
  closedReason: null,
  openedAt: at,
  updatedAt: at,
  version: 1,
});

type Page = { call: string; step: number; person: string; at: Date };

test('no call is ever forgotten: whatever the clock, the outages and the answers, the next person is paged in time', async (t) => {
  const roll = dice(7);
  let ms = START;
  const jobs: unknown[] = [];
  const deps = {
    db,
    now: () => new Date(ms),
    jobs: { enqueue: async (_: unknown, __: string, job: object) => void jobs.push(job) },
    record: async () => undefined,
  } as unknown as Deps; // the clock asks for nothing else of them
  const cadence = { everyMs: 2 ** 30, onError: (error: unknown) => assert.fail(String(error)) };
  // Two servers on one database, as after a change of machines.
  await using one = startCallClock(deps, cadence);
  await using two = startCallClock(deps, cadence);
  const houses = [];
  for (const [onDuty, there] of [
    [0, () => true],
    [1, () => true],
    [2, () => true],
    [3, (n: number) => n > 0],
    [2, () => false],
    [5, () => true],
  ] as const)
    houses.push(await house(onDuty, there, new Date(START)));

  /** When each call was opened and seen, and when a server was there to look at it. */
  const opened = new Map<string, { house: House; at: number; seen?: number }>();
  const rounds: number[] = [];
  while (opened.size < CALLS || [...opened.values()].some(({ seen }) => seen === undefined)) {
    const batch = Math.min(CALLS - opened.size, roll(Math.ceil(CALLS / 20)) + 1);
    for (let n = 0; n < batch; n++) {
      const where = houses[roll(houses.length)]!;
      const record = danger(where, new Date(ms));
      await db.tx({ kind: 'public' }, ({ sql }) => insertCase(sql, record));
      opened.set(record.id, { house: where, at: ms });
    }
    // The database's own clock opened them; the simulated one goes on from here.
    await db.owner.sql(`update urgent_call set opened_at = $1, due_at = $1 where opened_at > '2021-01-01'`, [
      new Date(ms),
    ]);
    // One time in nine nobody looks: the server is down.
    if (roll(9) > 0) {
      rounds.push(ms);
      if (roll(3) === 0) await Promise.all([one.run(), two.run()]);
      else await (roll(2) ? one : two).run();
      const [late] = await db.owner.sql<{ n: number }>(
        'select count(*)::int as n from urgent_call where seen_at is null and ended_at is null and due_at <= $1',
        [new Date(ms)],
      );
      assert.equal(late?.n, 0, 'after a round no clock has run out');
    }
    for (const [caseId, call] of opened) {
      const old = ms - call.at > 40 * MINUTE_MS;
      if (call.seen !== undefined || !(old || roll(12) === 0)) continue;
      const person = call.house.people[0] ?? call.house.supervisors[0]!;
      const who = { kind: 'person', org: call.house.org, person } as const;
      const [found] = await db.owner.sql<{ id: string }>('select id from urgent_call where case_id = $1', [
        caseId,
      ]);
      assert.equal(
        await db.tx(who, ({ sql }) => seeCall(sql, found!.id, person, { at: new Date(ms) })),
        true,
      );
      call.seen = ms;
    }
    ms += (roll(6) + 1) * MINUTE_MS;
  }

  const pages = Map.groupBy(
    await db.owner.sql<Page>(
      'select c.case_id as call, p.step, p.person_id as person, p.at from urgent_page p join urgent_call c on c.id = p.call_id order by p.at, p.step',
    ),
    ({ call }) => call,
  );
  let missed = 0;
  let escalated = 0;
  for (const [caseId, { house: where, at, seen = ms }] of opened) {
    const mine = pages.get(caseId) ?? [];
    const times = [...new Set(mine.map((page) => page.at.getTime()))];
    // What has to have happened, by the rounds that ran while nobody had seen it: a page at the first, and again at the
    // first one that lies five minutes after the page before.
    const due: number[] = [];
    for (const round of rounds)
      if (round >= at && round <= seen && (due.length === 0 || round - due.at(-1)! >= 5 * MINUTE_MS))
        due.push(round);
    if (JSON.stringify(times) !== JSON.stringify(due)) missed++;
    if (due.length > 1) escalated++;
    if (due.length > 2 && !mine.some(({ person }) => where.supervisors.includes(person))) missed++;
    if (due.length > 1 && where.people.length > 1 && new Set(mine.map(({ person }) => person)).size < 2)
      missed++;
    assert.ok(
      mine.every((page) => page.at.getTime() <= seen),
      'whoever answered is not paged again',
    );
  }
  t.diagnostic(`figure: ${opened.size} calls, ${escalated} passed on, ${missed} missed escalations`);
  assert.equal(opened.size, CALLS);
  assert.ok(escalated > CALLS / 4, `only ${escalated} were passed on`);
  assert.equal(missed, 0);
});
