import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import type { StatisticTable } from '@khong-mot-minh/contracts';
import { appendJournal, type Database } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { jurisdictionFolder } from '../../platform/data-folder.ts';
import { createVault } from '../../secrets.ts';
import { loadTaxonomy } from '../obligations/load-taxonomy.ts';
import { createRecord } from '../record.ts';
import { createStatisticsService } from './statistics-service.ts';

const taxonomy = loadTaxonomy(jurisdictionFolder('vn'));
const vault = createVault({ server: new Uint8Array(32).fill(1), receiptPepper: new Uint8Array(32).fill(2) });
const orgs = [randomUUID(), randomUUID()] as const;
const teams = orgs.map(() => randomUUID());
let db: Database;
let clock = new Date('2026-11-24T09:00:00Z');

before(async () => {
  db = await openTestDatabase();
  for (const [i, org] of orgs.entries()) {
    await db.owner.sql(
      `insert into organisation (id, kind, name) values ($1, 'helpline', '{"vi":"a","en":"b"}')`,
      [org],
    );
    await db.owner.sql(
      `insert into team (id, org_id, name, key_id, public_key) values ($1, $2, '{"vi":"a","en":"b"}', 'k', 'p')`,
      [teams[i], org],
    );
  }
});
after(() => db[Symbol.asyncDispose]());

type Report = {
  at: string;
  org?: 0 | 1;
  category?: string;
  age?: string;
  province?: string | null;
  repliedAt?: string;
};
async function report({
  at,
  org = 0,
  category = 'SEXTORTION',
  age = '13-15',
  province = 'ha-noi',
  repliedAt,
}: Report) {
  const [caseId, id] = [randomUUID(), randomUUID()];
  const { sql } = db.owner;
  await sql(
    `insert into cases (id, org_id, team_id, origin, status, tier, category, opened_at, updated_at, version)
     values ($1, $2, $3, 'report', 'open', 2, $4, $5, $5, 1)`,
    [caseId, orgs[org], teams[org], category, at],
  );
  await sql(
    `insert into report (id, case_id, team_id, locator, verifier_mac, reporter_key_id, reporter_public_key,
       reporter_locked_key, age_band, province, help, may_know, received_hour)
     values ($1, $2, $3, $4, '\\x00', 'k', 'p', 'l', $5, $6, '{}', '{}', $7)`,
    [id, caseId, teams[org], id.slice(0, 13), age, province, at],
  );
  if (repliedAt)
    await sql(
      `insert into case_event (case_id, version, type, at, detail) values ($1, 2, 'replied', $2, '{}')`,
      [caseId, repliedAt],
    );
}

/** Batches of before migration 0034, which counted nothing. */
async function oldDecisions(at: string, layer: string, count: number, mode = 'live') {
  const judged = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      i,
      { decision: { reasons: [{ layer: 'prevent' }, { layer }] } },
    ]),
  );
  await db.owner.sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, events, writes, decisions, policy, mode)
     values ($1, (select coalesce(max(batch), 0) + 1 from journal), 1, $2, $2, '[]', '[]', $3, 'vn@1', $4)`,
    [orgs[0], at, JSON.stringify(judged), mode],
  );
}

async function decisions(
  at: Date,
  counts: { prevent: number; control: number },
  mode: 'live' | 'shadow' = 'live',
) {
  const [row] = await db.owner.sql<{ next: number }>(
    'select coalesce(max(batch), 0)::int + 1 as next from journal',
  );
  const batch = { batch: row?.next ?? 1, firstSeq: 1, arrivedAt: at, lastEventAt: at };
  await db.tx({ kind: 'platform', org: orgs[0] }, ({ sql }) =>
    appendJournal(
      sql,
      orgs[0],
      { ...batch, events: [], writes: [], policy: 'vn@1', mode, aliased: true },
      { decisions: '{}', counts },
    ),
  );
}

const service = () =>
  createStatisticsService(
    {
      db,
      vault,
      now: () => clock,
      record: createRecord(vault, () => clock),
      config: { mode: 'serve' },
      jurisdiction: {
        timeZone: 'Asia/Ho_Chi_Minh',
        provinces: [{ id: 'ha-noi' }, { id: 'da-nang' }, { id: 'hue' }],
      },
    },
    taxonomy,
  );
const many = async (count: number, one: Report) => {
  for (let i = 0; i < count; i++) await report(one);
};
const shownOf = (tables: readonly StatisticTable[], id: string) => {
  const table = tables.find((one) => one.id === id)!;
  const cells = table.cells.flatMap(({ key, count }) => (count === null ? [] : [[key, count] as const]));
  return { total: table.total, ...Object.fromEntries(cells) };
};

test('a closed quarter is published three days after its end, from both organisations together', async () => {
  const at = '2026-08-03T02:00:00Z';
  await many(12, { at, repliedAt: '2026-08-03T02:40:00Z' });
  await many(11, {
    at,
    org: 1,
    category: 'GROOMING',
    age: '16-17',
    province: 'da-nang',
    repliedAt: '2026-08-04T01:00:00Z',
  });
  await many(10, { at, category: 'BULLYING', age: 'under13', province: 'somewhere-else' });
  await oldDecisions(at, 'control', 5);
  await oldDecisions(at, 'prevent', 30);
  await oldDecisions(at, 'control', 500, 'shadow');
  await decisions(new Date(at), { control: 9, prevent: 0 });
  await decisions(new Date(at), { control: 500, prevent: 500 }, 'shadow');

  clock = new Date('2026-10-03T16:59:00Z');
  assert.deepEqual((await service().read()).periods, [], 'not before the last reply in time is in');
  clock = new Date('2026-10-03T17:01:00Z');
  const { data, periods, running, nextPeriodEnds } = await service().read();
  assert.equal(data, 'real');
  assert.equal(running, undefined, 'a running period is never shown');
  assert.equal(nextPeriodEnds, '2026-12-31T17:00:00.000Z');
  const [period] = periods;
  assert.equal(period?.from, '2026-06-30T17:00:00.000Z');
  const { tables } = period!;
  // Zeros stand beside: with their companions at least two numbers and ten reports are withheld.
  for (const id of ['reports-by-harm', 'reports-by-age', 'reports-by-province', 'reports-by-first-reply']) {
    const table = tables.find((one) => one.id === id)!;
    assert.equal(table.total, 33, id);
    const hidden = table.cells.filter(({ count }) => count === null).length;
    const shown = table.cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
    assert.ok(hidden >= 2 && 33 - shown >= 10, id);
    assert.ok(
      table.cells.every(({ count }) => count === null || [10, 11, 12].includes(count)),
      id,
    );
  }
  assert.deepEqual(shownOf(tables, 'decisions-by-layer'), {
    total: null,
    prevent: 30,
    control: 14,
    respond: 33,
  });
  const province = tables.find(({ id }) => id === 'reports-by-province')!;
  assert.deepEqual(
    province.cells.map(({ key }) => key),
    ['ha-noi', 'da-nang', 'hue', 'unknown'],
  );
});

test('what was published stays: later changes are not subtracted from it', async () => {
  const [before] = (await service().read()).periods;
  await report({ at: '2026-08-03T02:00:00Z', category: 'DOXXING' });
  await db.owner.sql(`update cases set category = 'OTHER_CHILD' where category = 'BULLYING'`);
  clock = new Date('2026-10-20T00:00:00Z');
  assert.deepEqual((await service().read()).periods, [before]);
  assert.equal(await service().publish(), 0);
});

test('periods do not overlap, none is left out, and two readers at once publish each only once', async () => {
  await many(11, { at: '2026-11-01T02:00:00Z' });
  clock = new Date('2027-04-04T00:00:00Z');
  const published = await Promise.all([service().publish(), service().publish(), service().publish()]);
  assert.equal(
    published.reduce((sum, one) => sum + one, 0),
    2,
  );
  const { periods } = await service().read();
  assert.deepEqual(
    periods.map(({ from }) => from.slice(0, 10)),
    ['2026-12-31', '2026-09-30', '2026-06-30'],
  );
  for (const [i, { from }] of periods.slice(0, -1).entries()) assert.equal(from, periods[i + 1]!.until);
  assert.ok(
    periods[0]!.tables.every(
      ({ total, cells }) => total === null && cells.every(({ count }) => count === null),
    ),
    'a quarter in which nothing happened shows nothing',
  );
});

test('nobody can change or take back what was published', async () => {
  for (const change of ['update statistic_period set published = $$[]$$', 'delete from statistic_period'])
    await assert.rejects(
      db.tx({ kind: 'system' }, ({ sql }) => sql(change)),
      /permission denied/,
    );
  await assert.rejects(
    db.tx({ kind: 'public' }, ({ sql }) =>
      sql(`insert into statistic_period values (now(), now() + interval '1 day', '[]', now())`),
    ),
    /row-level security/,
  );
});

test('each publication is an entry of the ledger', async () => {
  const entries = await db.owner.sql<{ entry: Uint8Array }>('select entry from ledger_outbox');
  const acts = entries.map(({ entry }) => JSON.parse(Buffer.from(entry).toString('utf8')).act);
  assert.deepEqual(
    acts,
    Array.from({ length: 3 }, () => 'statistics.published'),
  );
});
