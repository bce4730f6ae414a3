import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { insertApiKey, insertOrganisation } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import { call } from './api/call.ts';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
import { targetOf } from './api/house.ts';
import { sealFor } from './api/responder.ts';

let house: CaseHouse;
before(async () => {
  house = await openCaseHouse();
});
after(() => house[Symbol.asyncDispose]());

const COMMANDS = async (): Promise<object[]> => [
  { type: 'take' },
  { type: 'approve', what: 'close' },
  { type: 'close', reason: 'helped' },
  { type: 'reopen', reason: 'new-information' },
  { type: 'note', note: await sealFor('note', 'x', [await targetOf(house.desk('school'), 'police')]) },
];

/** One case of each organisation that has any: a report of the helpline, a decision of the platform. */
async function oneCaseEach() {
  const { url, seeded } = house.system;
  const name = `iso-${randomUUID().slice(0, 8)}`;
  await putAccounts(url, seeded.platform.key, name);
  for (const event of extortionRun(name)) await judge(url, seeded.platform.key, event);
  const platformCase = (await house.desk('platform').cases())[0]!.id;
  return [
    { owner: 'helpline', caseId: (await house.takenReport(['police', 'school', 'hotline'])).caseId },
    { owner: 'platform', caseId: platformCase },
  ];
}

test('promise 12: every route answers 404 for the case of another organisation', async () => {
  for (const { owner, caseId } of await oneCaseEach())
    for (const name of house.names) {
      const other = house.desk(name);
      if (name.startsWith(owner)) continue;
      assert.equal((await other.send('GET', `/v1/cases/${caseId}`)).status, 404, name);
      for (const command of await COMMANDS()) {
        const body = { expectedVersion: 2, ...command };
        const answer = await other.send('POST', `/v1/cases/${caseId}/commands`, body);
        assert.equal(answer.status, 404, `${name} ${JSON.stringify(command)}`);
      }
      for (const queue of ['all', 'open', 'mine', 'referred'])
        assert.equal(
          (await other.cases(queue)).some((c) => c.id === caseId),
          false,
          `${name} ${queue}`,
        );
    }
});

test('promise 12: a platform sees neither accounts nor decisions of another platform', async () => {
  const { url } = house.system;
  const key = house.system.seeded.platform.key;
  await putAccounts(url, key, 'own');
  await judge(url, key, extortionRun('own')[0]!);
  const stranger = await secondPlatform();
  for (const path of ['/v1/decisions/own-0', '/v1/decisions/own-0/explanation'])
    assert.equal((await call(url, 'GET', path, undefined, { key: stranger.key })).status, 404, path);
  assert.equal(
    (await call(url, 'DELETE', '/v1/accounts/own-adult', undefined, { key: stranger.key })).status,
    404,
  );
  const own = (id: string, who: string) =>
    call(url, 'GET', `/v1/accounts/${id}/protections`, undefined, { key: who });
  assert.equal((await own('own-adult', key)).text === (await own('own-adult', stranger.key)).text, false);
  assert.equal((await own('own-adult', stranger.key)).text, (await own('never-put', stranger.key)).text);
});

async function secondPlatform() {
  const key = `kmm_${randomUUID()}${randomUUID()}`;
  const org = randomUUID();
  await house.system.running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertOrganisation(sql, {
      id: org,
      kind: 'platform',
      name: { vi: 'Khác', en: 'Other' },
      mode: 'live',
    });
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes: ['all'] }),
    );
  });
  return { key, org };
}

// What is public by its nature: names, teams with their public keys, the log, and a clock that says nothing of whose.
const PUBLIC_TABLES = new Set([
  // Which server holds the database: every transaction looks whether it is still its own.
  'server_lease',
  // When the server saw the time last: whoever supervises hears what is wrong with it.
  'clock_sighting',
  'exchange_clock',
  'organisation',
  'team',
  // Public keys and since when: what everybody reads in the log.
  'team_key',
  // What the server gives to browsers as code: everybody compares it with the log.
  'served_release',
  // What the public is told of authorities once a day, after small numbers were withheld.
  'authority_snapshot',
  'ledger_leaf',
  'ledger_tile',
  'ledger_checkpoint',
]);

test('promise 12: direct SQL of an organisation without cases shows no row of any other, in any table', async (t) => {
  await oneCaseEach();
  const { db } = house.system.running.deps;
  const tables = await db.owner.sql<{ name: string }>(
    `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname = 'public'`,
  );
  assert.ok(tables.length > 18);
  const org = randomUUID();
  const strangers = [
    { kind: 'person', org, person: randomUUID() },
    { kind: 'platform', org },
    { kind: 'public' },
    { kind: 'public', locator: '000000' },
  ] as const;
  for (const { name } of tables)
    for (const who of strangers) {
      const [row] = await db
        .tx(who, ({ sql }) => sql<{ count: number }>(`select count(*)::int as count from ${name}`))
        .catch((error: { code?: string }) => {
          assert.equal(error.code, '42501', name);
          return [{ count: 0 }];
        });
      const shown = PUBLIC_TABLES.has(name) || (who.kind === 'public' && DOOR_TABLES.has(name));
      if (!shown) assert.equal(row!.count, 0, `${name} as ${JSON.stringify(who)}`);
    }
  t.diagnostic(
    `figure: 0 rows of others in ${tables.length} tables, asked as ${strangers.length} kinds of stranger`,
  );
});

// The report door asks who is on duty, was there lately and holds the key; pledges are counted; a repeated request finds its answer.
const DOOR_TABLES = new Set(['roster', 'team_member', 'presence', 'idempotency', 'pledge']);

test('promise 12: no working role can grant itself a case or rewrite whose it is', async () => {
  const caseId = (await oneCaseEach())[0]!.caseId;
  const { db } = house.system.running.deps;
  const org = house.system.seeded.organisations.school!.id;
  const who = { kind: 'person', org, person: house.desk('school').person.id } as const;
  const owner = {
    ...who,
    org: house.system.seeded.organisations.helpline!.id,
    person: house.desk('helpline').person.id,
  };
  const attempts: [actor: Parameters<typeof db.tx>[0], text: string, params: unknown[]][] = [
    [
      who,
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [
      { kind: 'platform', org },
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [
      { kind: 'public' },
      `insert into case_access (org_id, case_id, scope, granted_at) values ($1, $2, 'owner', now())`,
      [org, caseId],
    ],
    [owner, 'update cases set org_id = $1 where id = $2', [org, caseId]],
    [owner, `update cases set subject = 'x' where id = $1 and $2::text is not null`, [caseId, org]],
    [owner, 'delete from case_event where case_id = $1 and $2::text is not null', [caseId, org]],
    [owner, 'update report set locator = $2 where case_id = $1', [caseId, '000000']],
    [owner, 'select * from auth.session where $1::text is not null and $2::text is not null', [org, caseId]],
  ];
  for (const [actor, text, params] of attempts)
    await assert.rejects(
      db.tx(actor, ({ sql }) => sql(text, params)),
      { code: '42501' },
      text,
    );
  const granted = await db.tx(who, ({ sql }) =>
    sql('select grant_referral($1, $2, now()) as ok', [caseId, org]),
  );
  assert.deepEqual(granted, [{ ok: false }]);
  const without = await db.tx(owner, ({ sql }) =>
    sql('select grant_referral($1, $2, now()) as ok', [caseId, org]),
  );
  assert.deepEqual(without, [{ ok: false }]);
});
