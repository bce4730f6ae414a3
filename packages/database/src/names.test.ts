import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { inOrder } from './in-order.ts';
import { insertOrganisation, listOrganisations } from './membership.ts';
import { migrate, readMigrations } from './migrate.ts';
import { fromPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { newPostgresDatabase, openTestDatabase } from './test-database.ts';

const NAMES = '0150-names.sql';

test('names and words of ideas from before stay what they were', async () => {
  await using stack = new AsyncDisposableStack();
  const url = process.env.TEST_DATABASE_URL;
  const db = url
    ? stack.use(await openPostgres(stack.use(await newPostgresDatabase(url)).url, 2))
    : stack.use(fromPglite(await PGlite.create()));
  await db.owner.exec(
    'create table schema_migration (name text primary key, at timestamptz not null default now())',
  );
  for (const { name, text } of await readMigrations())
    if (name < NAMES) {
      await db.owner.exec(text);
      await db.owner.sql('insert into schema_migration (name) values ($1)', [name]);
    }
  const [org, person, team, idea] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await db.owner.sql(
    `insert into organisation (id, kind, name_vi, name_en) values ($1, 'helpline', 'Bến Bình Yên', 'Harbour')`,
    [org],
  );
  await db.owner.sql(
    `insert into person (id, org_id, name, email, roles) values ($1, $2, 'An', 'an@example.test', '{teacher}')`,
    [person, org],
  );
  await db.owner.sql(
    `insert into team (id, org_id, name_vi, name_en, key_id, public_key) values ($1, $2, 'Trực', 'Shift', 'k', 'p')`,
    [team, org],
  );
  await db.owner.sql(
    `insert into idea (id, code, kind, outcome, proposed_hour, decided_at, decided_by, decided_role, title_vi,
       summary_vi, summary_en)
     values ($1, 'A', 'game', 'accepted', now(), now(), $2, 'teacher', 'Quà lạ', 'Hỏi', 'Ask')`,
    [idea, person],
  );

  assert.equal((await migrate(db))[0], NAMES);
  const [after] = await db.owner.sql(
    `select o.name, t.name as team, i.title, i.summary from organisation o, team t, idea i`,
  );
  assert.deepEqual(after, {
    name: { vi: 'Bến Bình Yên', en: 'Harbour' },
    team: { vi: 'Trực', en: 'Shift' },
    title: { vi: 'Quà lạ' },
    summary: { vi: 'Hỏi', en: 'Ask' },
  });
});

test('a further language needs no column, Vietnamese and English are demanded', async () => {
  await using db = await openTestDatabase();
  const named = (name: object) =>
    db.tx({ kind: 'system' }, ({ sql }) =>
      insertOrganisation(sql, { id: randomUUID(), kind: 'school', name, mode: 'shadow' } as never),
    );
  await named({ vi: 'Trường', en: 'School', km: 'សាលា' });
  await assert.rejects(named({ vi: 'Trường' }), /organisation_name/);
  await assert.rejects(named({ en: 'School' }), /organisation_name/);
  await assert.rejects(named({ vi: 'Trường', en: null }), /organisation_name/);
  const [row] = await db.owner.sql<{ name: object }>('select name from organisation');
  assert.deepEqual(row?.name, { vi: 'Trường', en: 'School', km: 'សាលា' });
  const listed = await db.tx({ kind: 'system' }, ({ sql }) => listOrganisations(sql));
  assert.equal(JSON.stringify(listed[0]?.name), '{"vi":"Trường","en":"School"}');
});

test('a stored name says its languages in the order of the table', () => {
  const stored: { vi: string; en?: string } = { en: 'b', vi: 'a' };
  assert.equal(JSON.stringify(inOrder(stored)), '{"vi":"a","en":"b"}');
  assert.equal(JSON.stringify(inOrder({ vi: 'a' })), '{"vi":"a"}');
});
