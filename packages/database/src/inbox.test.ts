import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { INBOX_SECTIONS, type InboxSection } from '@khong-mot-minh/contracts';
import type { Database, Sql } from './database.ts';
import { countInbox } from './inbox.ts';
import { insertOrganisation } from './membership.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

const asker = { org: randomUUID(), person: randomUUID() };

/** The statement that counts, as the database gets it. */
async function statement(
  wanted: readonly InboxSection[] = INBOX_SECTIONS,
): Promise<{ text: string; params: readonly unknown[] }> {
  let asked: { text: string; params: readonly unknown[] } | undefined;
  const sql: Sql = async (text, params = []) => {
    asked = { text, params };
    return [];
  };
  await countInbox(sql, asker, wanted, new Date());
  return asked ?? assert.fail('nothing was asked');
}

test('the inbox of somebody with no work counts nothing, and only what was asked', async () => {
  const actor = { kind: 'person', ...asker } as const;
  const counts = await db.tx(actor, ({ sql }) => countInbox(sql, asker, INBOX_SECTIONS, new Date()));
  assert.deepEqual(counts, Object.fromEntries(INBOX_SECTIONS.map((name) => [name, 0])));
  const some = await db.tx(actor, ({ sql }) => countInbox(sql, asker, ['ideas'], new Date()));
  assert.deepEqual(Object.keys(some), ['ideas']);
  assert.deepEqual(await countInbox(async () => assert.fail('asked'), asker, [], new Date()), {});
});

/**
 * What finds the rows of each count: parts of tables that hold only what is still open, or only one organisation's.
 * Restrictions have two such, between which the planner chooses by how many rows there are; see the test after this.
 */
const INDEXES = [
  'case_access_mine',
  'case_access_untaken',
  'referral_arrived',
  'cases_closing',
  'export_proposed',
  'authority_request_open',
  'authority_request_answered',
  'override_verdict',
  'preservation_running',
  'preservation_lapsed',
  'appeal_open',
  'measure_proposal_due',
  'policy_one_shadow',
  'idea_waiting',
  'bank_hash_proposed',
  'switch_off_unreviewed',
];

test('every count of the inbox finds its rows by its index', {
  skip: Boolean(process.env.TEST_DATABASE_URL),
}, async () => {
  const { text, params } = await statement();
  // Small tables are read whole whatever indexes they have; forbidden that, the plan shows whether there is another way.
  await db.owner.exec('set enable_seqscan = off; set enable_bitmapscan = off');
  const plan = (await db.owner.sql<{ 'QUERY PLAN': string }>(`explain ${text}`, params))
    .map((row) => row['QUERY PLAN'])
    .join('\n');
  assert.doesNotMatch(plan, /Seq Scan/);
  assert.deepEqual(
    INDEXES.filter((name) => !plan.includes(` ${name} `)),
    [],
    plan,
  );
});

test('over twenty thousand restrictions that run, those due for review are found by the index that has them', async () => {
  const [own, other] = [asker.org, randomUUID()];
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    for (const id of [own, other])
      await insertOrganisation(sql, { id, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
  });
  // Of each organisation ten thousand, one in a hundred of them due.
  await db.owner.sql(
    `insert into restriction (id, org_id, account_id, bundle, cause, policy, since, review_at, until)
     select gen_random_uuid(), o, 'a' || n, 'b', 'c', 'p', now() - interval '9 days',
       now() + (n % 100 - 0.5) * interval '1 hour', now() + interval '90 days'
     from generate_series(1, 10000) n, unnest(array[$1::uuid, $2]) o`,
    [own, other],
  );
  await db.owner.exec('analyze restriction; reset enable_seqscan; reset enable_bitmapscan');
  const { text, params } = await statement(['restrictions']);
  const plan = (await db.owner.sql<{ 'QUERY PLAN': string }>(`explain ${text}`, params))
    .map((row) => row['QUERY PLAN'])
    .join('\n');
  assert.match(plan, / restriction_to_review /, plan);
  assert.doesNotMatch(plan, /Seq Scan/);
  const actor = { kind: 'person', ...asker } as const;
  const counts = await db.tx(actor, ({ sql }) => countInbox(sql, asker, ['restrictions'], new Date()));
  assert.deepEqual(counts, { restrictions: 100 });
});
