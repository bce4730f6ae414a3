import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { grantReferral, insertCase } from './cases.ts';
import type { Database } from './database.ts';
import { insertOrganisation, insertPerson, insertTeam } from './membership.ts';
import { readMigrations } from './migrate.ts';
import { fromPglite } from './open-pglite.ts';
import { answerReferral, insertReferral, takeBackReferral } from './referrals.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

type House = { org: string; team: string; person: string };

const makeHouses = (on: Database, count: number): Promise<House[]> =>
  on.tx({ kind: 'system' }, async ({ sql }) => {
    const houses: House[] = [];
    for (let nth = 0; nth < count; nth++) {
      const house = { org: randomUUID(), team: randomUUID(), person: randomUUID() };
      const name = { vi: house.org, en: house.org };
      await insertOrganisation(sql, { id: house.org, kind: 'helpline', name, mode: 'live' });
      await insertTeam(sql, {
        id: house.team,
        org: house.org,
        name,
        takesReports: false,
        keyId: 'k',
        publicKey: 'p',
      });
      await insertPerson(sql, {
        id: house.person,
        org: house.org,
        name: 'a',
        email: `${house.person}@a.invalid`,
        roles: ['counsellor'],
        keyId: 'k',
        publicKey: 'p',
        lockedKey: 'l',
        keySalt: 's',
      });
      houses.push(house);
    }
    return houses;
  });

const as = ({ org, person }: House) => ({ kind: 'person', org, person }) as const;

async function openCase(on: Database, { org }: House): Promise<string> {
  const id = randomUUID();
  const at = new Date();
  const rest = { team: null, assignee: null, peers: null, otherCategory: null, closedReason: null } as const;
  const plain = { origin: 'decision', category: 'OTHER_CHILD', status: 'open', tier: 3 } as const;
  await on.tx({ kind: 'platform', org }, ({ sql }) =>
    insertCase(sql, {
      id,
      org,
      ...rest,
      ...plain,
      dangerNow: false,
      subject: 'a',
      affectedChild: null,
      unread: true,
      share: 1,
      aside: false,
      wasRead: false,
      version: 1,
      openedAt: at,
      updatedAt: at,
    }),
  );
  return id;
}

async function offer(from: House, to: House, caseId: string, kind: 'referral' | 'transfer' = 'transfer') {
  const id = randomUUID();
  const made = await db.tx(as(from), async ({ sql }) => {
    const inserted = await insertReferral(sql, {
      id,
      caseId,
      kind,
      fromOrg: from.org,
      toOrg: to.org,
      toTeam: to.team,
      basis: 'consent',
      consentGiven: true,
      mayKnow: [],
      madeBy: from.person,
      madeAt: new Date(),
    });
    return inserted && (await grantReferral(sql, caseId, to.org, new Date()));
  });
  return made ? id : undefined;
}

/** What the role that writes grants could do by mistake. */
const asGrants = (statement: string, ...values: string[]) =>
  db.tx({ kind: 'system' }, async ({ sql }) => {
    await sql('set local role kmm_referrals');
    await sql(statement, values);
  });

test('no statement gives a case a second owner, none, or one that the case does not name', async () => {
  const [first, second] = await makeHouses(db, 2);
  const id = await openCase(db, first!);
  const grant = `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`;
  await assert.rejects(asGrants(grant, second!.org, id), { code: '23505' });
  const demote = `update case_access set scope = 'referral' where org_id = $1 and case_id = $2`;
  await assert.rejects(asGrants(demote, first!.org, id), { code: '23503' });
  const rename = `update cases set org_id = $1 where id = $2`;
  await assert.rejects(asGrants(rename, second!.org, id), { code: '23503' });
});

test('a second open transfer is not made; when one was taken back or returned, the next one is', async () => {
  const [from, to, other] = (await makeHouses(db, 3)) as [House, House, House];
  const id = await openCase(db, from);
  const first = await offer(from, to, id);
  assert.ok(first);
  assert.equal(await offer(from, other, id), undefined);
  assert.equal(
    await db.tx(as(to), ({ sql }) => takeBackReferral(sql, first, 'taken-back', new Date())),
    'missing',
  );
  assert.equal(
    await db.tx(as(from), ({ sql }) => takeBackReferral(sql, first, 'taken-back', new Date())),
    'ended',
  );
  assert.equal(
    await db.tx(as(to), ({ sql }) => answerReferral(sql, first, 'accepted', undefined, new Date())),
    'not-now',
  );
  const second = await offer(from, other, id);
  assert.ok(second);
  assert.equal(
    await db.tx(as(other), ({ sql }) => answerReferral(sql, second, 'returned', undefined, new Date())),
    'answered',
  );
  assert.ok(await offer(from, to, id));
});

test('an offer of somebody who no longer owns the case takes it nowhere', async () => {
  const [from, to, other] = (await makeHouses(db, 3)) as [House, House, House];
  const id = await openCase(db, from);
  const first = await offer(from, to, id);
  assert.ok(first);
  const referral = await offer(from, other, id, 'referral');
  assert.ok(referral);
  await db.tx(as(to), ({ sql }) => answerReferral(sql, first, 'accepted', undefined, new Date()));
  // As if an offer had been left open: acceptance looks at who owns the case now.
  await asGrants(`update referral set status = 'sent' where id = $1`, referral);
  for (const kind of ['referral', 'transfer']) {
    await asGrants(`update referral set kind = $2 where id = $1`, referral, kind);
    const late: string = await db.tx(as(other), ({ sql }) =>
      answerReferral(sql, referral, 'accepted', undefined, new Date()),
    );
    assert.equal(late, 'not-now', kind);
  }
});

test('a database where an old offer made a second owner is put right, and its case stays with whom it names', async () => {
  const pglite = await PGlite.create();
  await using old = fromPglite(pglite);
  const migrations = await readMigrations();
  for (const { name, text } of migrations) if (name < '0050') await old.owner.exec(text);
  // What a case, an organisation and a team are inserted with now, and were not then.
  await old.owner.exec('alter table cases add column share smallint');
  for (const table of ['organisation', 'team'])
    await old.owner.exec(`alter table ${table} add column name jsonb,
      alter column name_vi drop not null, alter column name_en drop not null`);
  const [from, to, other] = (await makeHouses(old, 3)) as [House, House, House];
  const id = await openCase(old, from);
  await old.tx({ kind: 'system' }, async ({ sql }) => {
    await sql('set local role kmm_referrals');
    for (const [who, scope] of [
      [to, 'owner'],
      [other, 'referral'],
    ] as const)
      await sql(`insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, $3, now())`, [
        who.org,
        id,
        scope,
      ]);
  });
  for (const target of [to, other])
    await old.tx(as(from), ({ sql }) =>
      sql(
        `insert into referral (id, case_id, kind, from_org, to_org, to_team, status, basis, consent_given, may_know, made_by, made_at)
         values ($1, $2, 'transfer', $3, $4, $5, 'sent', 'consent', true, '{}', $6, $7)`,
        [randomUUID(), id, from.org, target.org, target.team, from.person, new Date(target === to ? 1 : 2)],
      ),
    );
  await old.owner.exec(migrations.find(({ name }) => name.startsWith('0050'))!.text);
  const rows = await old.tx(as(from), ({ sql }) =>
    sql<{ to: string; status: string }>(`select to_org as to, status from referral order by made_at`),
  );
  assert.deepEqual(rows, [
    { to: to.org, status: 'returned' },
    { to: other.org, status: 'sent' },
  ]);
  const grants = [from, to, other].map((who) =>
    old.tx(as(who), async ({ sql }) => {
      const [row] = await sql<{ grant: string }>(
        `select scope || case when expires_at is null then '' else ' ended' end as grant from case_access where case_id = $1`,
        [id],
      );
      return row?.grant;
    }),
  );
  assert.deepEqual(await Promise.all(grants), ['owner', 'referral ended', 'referral']);
});
