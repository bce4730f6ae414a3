import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { listQueue } from './case-queue.ts';
import type { CaseRecord } from './case-row.ts';
import { findCase, insertCase } from './cases.ts';
import type { Database } from './database.ts';
import { insertOrganisation } from './membership.ts';
import { openTestDatabase } from './test-database.ts';

let db: Database;
before(async () => {
  db = await openTestDatabase();
});
after(() => db[Symbol.asyncDispose]());

const tables = `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as guarded
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth')`;

const unguarded = async () =>
  (await db.owner.sql<{ name: string; guarded: boolean }>(tables))
    .filter((t) => !t.guarded)
    .map((t) => t.name);

test('every table forces row-level security', async () => {
  assert.deepEqual(await unguarded(), []);
});

test('a planted table without row-level security is noticed', async () => {
  await db.owner.exec('create table planted (a int)');
  assert.deepEqual(await unguarded(), ['public.planted']);
  await db.owner.exec('drop table planted');
});

test('only functions of the role of referrals run with rights of their own, and no view hides its reader', async () => {
  const definers = await db.owner.sql<{ proname: string }>(
    `select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where prosecdef and n.nspname in ('public', 'auth') order by 1`,
  );
  assert.deepEqual(
    definers.map((d) => d.proname),
    [
      'add_envelopes',
      'answer_referral',
      'answer_transfer_question',
      'bank_reviews',
      'bare_words',
      'bare_wraps',
      'coarsen_times',
      'copies_of_report',
      'cover_words',
      'cover_wraps',
      'destroy_due',
      'destroy_due_words',
      'end_question',
      'end_referrals_of_report',
      'follow_answer',
      'follow_case',
      'follow_danger',
      'follow_override_page',
      'follow_review',
      'grant_owner',
      'grant_referral',
      'hold_danger',
      'ledger_rows_about',
      'let_copies_die',
      'note_burnt',
      'note_destroyed',
      'note_destroyed_words',
      'note_nothing_out',
      'number_ledger_row',
      'referrals_of_report',
      'replace_envelope',
      'replace_place_envelope',
      'ring_again',
      'ring_for_danger',
      'ring_for_return',
      'say_of_level',
      'switch_offs_for_auditor',
      'take_back_referral',
      'take_back_withdrawal',
      'take_untold_peers',
      'take_untold_preservations',
      'unburnt_keys',
      'withdrawn_among',
      'words_about_receiver',
    ],
  );
  const views = await db.owner.sql(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname in ('public', 'auth')`);
  assert.deepEqual(views, []);
});

test('the working roles own nothing and bypass nothing', async () => {
  const roles = await db.owner.sql<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'kmm%' and (rolsuper or rolbypassrls or rolcanlogin)
       and rolname in ('kmm_app', 'kmm_auth', 'kmm_jobs', 'kmm_referrals')`,
  );
  assert.deepEqual(roles, []);
  const owned = await db.owner.sql(
    `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('kmm_app', 'kmm_auth')`,
  );
  assert.deepEqual(owned, []);
});

const aCase = (org: string): CaseRecord => ({
  id: randomUUID(),
  org,
  team: null,
  origin: 'decision',
  status: 'open',
  tier: 3,
  dangerNow: false,
  category: 'SEXTORTION',
  subject: 'a',
  affectedChild: 'b',
  assignee: null,
  unread: true,
  share: 1,
  aside: false,
  wasRead: false,
  peers: null,
  otherCategory: null,
  closedReason: null,
  openedAt: new Date(0),
  updatedAt: new Date(0),
  version: 1,
});

test('promise 12: an organisation sees none of the rows of another', async () => {
  const orgs = [randomUUID(), randomUUID()];
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    for (const id of orgs)
      await insertOrganisation(sql, { id, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
  });
  const cases = orgs.map(aCase);
  for (const c of cases) await db.tx({ kind: 'platform', org: c.org }, ({ sql }) => insertCase(sql, c));
  for (const [i, org] of orgs.entries()) {
    const person = { kind: 'person', org, person: randomUUID() } as const;
    const seen = await db.tx(person, ({ sql }) =>
      listQueue(sql, org, person.person, 'all', { limit: 10, now: new Date() }),
    );
    assert.deepEqual(
      seen.map((c) => c.id),
      [cases[i]!.id],
    );
    assert.equal(await db.tx(person, ({ sql }) => findCase(sql, cases[1 - i]!.id)), undefined);
  }
  await assert.rejects(
    db.tx({ kind: 'platform', org: orgs[0]! }, ({ sql }) => insertCase(sql, aCase(orgs[1]!))),
    /row-level security/,
  );
  await assert.rejects(
    db.tx({ kind: 'public' }, ({ sql }) => sql('select * from auth.credential')),
    /permission denied/,
  );
});
