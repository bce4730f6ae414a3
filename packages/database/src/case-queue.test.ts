import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import fc from 'fast-check';
import { listQueue, type QueueName, type QueuePage, type QueueRow } from './case-queue.ts';
import type { CaseRecord } from './case-row.ts';
import { findCase, grantReferral, insertCase, updateCase } from './cases.ts';
import type { Database } from './database.ts';
import { insertOrganisation, insertPerson, insertTeam } from './membership.ts';
import { answerReferral, insertReferral } from './referrals.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

const HOUR_MS = 3_600_000;
const QUEUES: QueueName[] = ['open', 'mine', 'all', 'referred', 'aside'];

/** What an organisation may see, said as plainly as it goes: every case it has a live grant of, sorted. */
const filters: Record<QueueName, string> = {
  open: `a.scope = 'owner' and c.status <> 'closed' and not c.aside`,
  mine: `a.scope = 'owner' and c.status <> 'closed' and not c.aside and c.assignee = $2`,
  aside: `a.scope = 'owner' and c.status <> 'closed' and c.aside`,
  referred: `a.scope = 'referral'`,
  all: `true`,
};
async function plainQueue(org: string, person: string, queue: QueueName, page: QueuePage): Promise<string[]> {
  const turn = page.byTurn ? 'c.turn' : '0';
  const { after } = page;
  const rows = await db.owner.sql<{ id: string }>(
    `select c.id from case_access a join cases c on c.id = a.case_id
     where a.org_id = $1 and (a.expires_at is null or a.expires_at > $3) and $2::uuid is not null
       and (a.expires_at is null or a.expires_at > now()) and ${filters[queue]}
       and ($5::boolean is null or (not c.danger_now, -c.tier, ${turn}, c.share, c.opened_at, c.id)
         > (not $5::boolean, -$6::int, $9::int, $10::int, $7::timestamptz, $8::uuid))
     order by not c.danger_now, -c.tier, ${page.byTurn ? 'c.turn, ' : ''}c.share, c.opened_at, c.id limit $4`,
    [
      org,
      person,
      page.now,
      page.limit,
      after?.danger ?? null,
      after?.tier ?? null,
      after?.openedAt ?? null,
      after?.id ?? null,
      after?.turn ?? 0,
      after?.share ?? 0,
    ],
  );
  return rows.map(({ id }) => id);
}

type House = { org: string; team: string; people: [string, string] };

/** Three houses of two people, new ones for every run. */
const makeHouses = (): Promise<House[]> =>
  db.tx({ kind: 'system' }, async ({ sql }) => {
    const houses = [0, 1, 2].map(
      (): House => ({
        org: randomUUID(),
        team: randomUUID(),
        people: [randomUUID(), randomUUID()],
      }),
    );
    for (const { org, team, people } of houses) {
      const name = { vi: org, en: org };
      await insertOrganisation(sql, { id: org, kind: 'platform', name, mode: 'live' });
      await insertTeam(sql, { id: team, org, name, takesReports: false, keyId: 'k', publicKey: 'p' });
      const rest = { roles: ['reviewer' as const], keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
      for (const id of people)
        await insertPerson(sql, { id, org, name: id, email: `${id}@a.invalid`, ...rest });
    }
    return houses;
  });

const of = <T extends string>(name: T) => fc.constant(name);
const changed = fc.record({
  status: fc.constantFrom('open', 'taken', 'referred', 'closing', 'closed'),
  tier: fc.integer({ min: 1, max: 5 }),
  dangerNow: fc.boolean(),
  assignee: fc.option(fc.nat(1)),
  aside: fc.boolean(),
});
const opens = fc.record({
  act: of('open'),
  house: fc.nat(2),
  about: fc.nat(2),
  hour: fc.nat(3),
  share: fc.integer({ min: 1, max: 3 }),
  changed,
});
const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: opens },
    { weight: 3, arbitrary: fc.record({ act: of('change'), at: fc.nat(), changed }) },
    {
      weight: 4,
      arbitrary: fc.record({ act: of('refer'), at: fc.nat(), to: fc.nat(2), transfer: fc.boolean() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        act: of('answer'),
        at: fc.nat(),
        answer: fc.constantFrom('accepted', 'returned', 'done'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ act: of('end'), at: fc.nat(), inHours: fc.constantFrom(-1, 1, 3) }) },
  ),
  { minLength: 20, maxLength: 60 },
);
type Act = typeof acts extends fc.Arbitrary<(infer A)[]> ? A : never;

/** Carries the acts out as the house does: by the owner's hand, by the receiver's answer, by the grants' own functions. */
async function carryOut(houses: House[], list: readonly Act[], now: Date, ids: string[] = []): Promise<void> {
  const referrals: { id: string; to: House }[] = [];
  const houseOf = (org: string | undefined) => houses.find((h) => h.org === org);
  const ownerOf = async (id: string | undefined) => {
    const [row] = await db.owner.sql<{ org: string }>('select org_id as org from cases where id = $1', [id]);
    return houseOf(row?.org);
  };
  const asPerson = ({ org, people }: House) => ({ kind: 'person', org, person: people[0] }) as const;
  for (const one of list) {
    const id = 'at' in one ? ids[one.at % Math.max(1, ids.length)] : undefined;
    const owner = await ownerOf(id);
    switch (one.act) {
      case 'open': {
        const house = houses[one.house];
        if (!house) break;
        const openedAt = new Date(now.getTime() - one.hour * HOUR_MS);
        const c = { ...aCase(house, one.about, openedAt), share: one.share };
        await db.tx({ kind: 'platform', org: house.org }, ({ sql }) =>
          insertCase(sql, leave(c, house, one.changed)),
        );
        ids.push(c.id);
        break;
      }
      case 'change':
        if (!owner || !id) break;
        await db.tx(asPerson(owner), async ({ sql }) => {
          const c = await findCase(sql, id, true);
          if (c)
            await updateCase(sql, { ...leave(c, owner, one.changed), version: c.version + 1 }, c.version);
        });
        break;
      case 'refer': {
        const to = houses[one.to];
        if (!owner || !id || !to || to === owner) break;
        const referral = { id: randomUUID(), to };
        await db
          .tx(asPerson(owner), async ({ sql }) => {
            const made = await insertReferral(sql, {
              id: referral.id,
              caseId: id,
              kind: one.transfer ? 'transfer' : 'referral',
              fromOrg: owner.org,
              toOrg: to.org,
              toTeam: to.team,
              basis: 'consent',
              consentGiven: true,
              mayKnow: [],
              madeBy: owner.people[0],
              madeAt: now,
            });
            if (made) assert.ok(await grantReferral(sql, id, to.org, now));
          })
          .then(
            () => referrals.push(referral),
            // An owner whose grant was given an end may not refer.
            (error: { code?: string }) => assert.equal(error.code, '42501'),
          );
        break;
      }
      case 'answer': {
        const referral = referrals[one.at % Math.max(1, referrals.length)];
        if (!referral) break;
        await db.tx(asPerson(referral.to), ({ sql }) =>
          answerReferral(sql, referral.id, one.answer, undefined, now),
        );
        break;
      }
      case 'end':
        await db.owner.sql(`update case_access set expires_at = $2 where case_id = $1 and org_id = $3`, [
          id ?? null,
          new Date(Date.now() + one.inHours * HOUR_MS),
          houses[one.at % 3]?.org,
        ]);
    }
  }
}

function aCase({ org }: House, about: number, openedAt: Date): CaseRecord {
  const nobody = { team: null, assignee: null, peers: null, otherCategory: null, closedReason: null };
  const subject = about === 0 ? null : `acc-${about}`;
  const rest = { origin: 'decision', category: 'OTHER_CHILD', unread: true, version: 1 } as const;
  const fair = { share: 1, aside: false, wasRead: false };
  const plain = { status: 'open', tier: 3, dangerNow: false } as const;
  return {
    id: randomUUID(),
    org,
    ...nobody,
    ...plain,
    ...rest,
    ...fair,
    subject,
    affectedChild: null,
    openedAt,
    updatedAt: openedAt,
  };
}

const leave = (
  c: CaseRecord,
  { people }: House,
  { assignee, ...to }: Extract<Act, { act: 'change' }>['changed'],
) => ({
  ...c,
  ...to,
  assignee: assignee === null ? null : (people[assignee] ?? null),
});

const positionOf = (row: QueueRow, byTurn: boolean) => ({
  ...row,
  danger: row.dangerNow,
  turn: byTurn ? row.turn : null,
});

test('every queue is, page by page, what sorting all that an organisation may see gives', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      acts,
      fc.integer({ min: 2, max: 9 }),
      fc.constantFrom(0, 2),
      async (list, limit, later) => {
        const houses = await makeHouses();
        await carryOut(houses, list, new Date());
        const now = new Date(Date.now() + later * HOUR_MS);
        for (const { org, people } of houses)
          for (const queue of QUEUES)
            for (const byTurn of [false, true]) {
              const person = people[1];
              let after: QueuePage['after'];
              for (let got = limit; got === limit; ) {
                const page = { limit, now, byTurn, after };
                const rows = await db.tx({ kind: 'person', org, person }, ({ sql }) =>
                  listQueue(sql, org, person, queue, page),
                );
                assert.deepEqual(
                  rows.map(({ id }) => id),
                  await plainQueue(org, person, queue, page),
                  `${queue}${byTurn ? ' by turn' : ''}`,
                );
                got = rows.length;
                seen += got;
                const last = rows.at(-1);
                after = last && positionOf(last, byTurn);
              }
            }
      },
    ),
    { numRuns: 12 },
  );
  assert.ok(seen > 200, `only ${seen} rows were compared`);
});

test('a grant that has ended does not tell how the case went on, and a new one does', async () => {
  const houses = await makeHouses();
  const [owner, receiver] = houses;
  if (!owner || !receiver) return assert.fail('no houses');
  const now = new Date(Date.now() - 1000);
  const ids: string[] = [];
  const changed = { status: 'open', tier: 3, dangerNow: false, assignee: null, aside: false } as const;
  const refer = { act: 'refer', at: 0, to: 1, transfer: false } as const;
  const actor = { kind: 'person', org: receiver.org, person: receiver.people[0] } as const;
  const grant = () => db.tx(actor, ({ sql }) => sql('select is_open, urgency, assignee from case_access'));
  await carryOut(
    houses,
    [
      { act: 'open', house: 0, about: 1, hour: 0, share: 1, changed },
      refer,
      { act: 'answer', at: 0, answer: 'returned' },
      {
        act: 'change',
        at: 0,
        changed: { status: 'closed', tier: 5, dangerNow: true, assignee: 1, aside: true },
      },
    ],
    now,
    ids,
  );
  assert.deepEqual(await grant(), [{ is_open: true, urgency: 8, assignee: null }]);
  await carryOut(houses, [refer], now, ids);
  assert.deepEqual(await grant(), [{ is_open: false, urgency: 0, assignee: owner.people[1] }]);
});
