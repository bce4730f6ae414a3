import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import {
  actsAbout,
  actsInLeaves,
  type Database,
  lastBatch,
  latestCheckpoint,
} from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import {
  auditLog,
  decodeLeaf,
  encodeSealedLeaf,
  exportPaths,
  generateSigner,
  type Opening,
  openCheckpoint,
  verify,
} from '@khong-mot-minh/ledger';
import { createVault } from '../secrets.ts';
import { databaseLog } from './database-log.ts';
import { paddingOpening } from './padding.ts';
import { aboutOf, createRecord } from './record.ts';
import { recordTeamKey } from './record-team-key.ts';
import { startSequencer } from './sequencer.ts';
import { wholeOpening } from './whole-opening.ts';

const SYSTEM = { kind: 'system' } as const;
const HOUR_MS = 3600_000;
const BEGIN = new Date('2026-11-27T00:00:00Z').getTime();
const NEVER = { everyMs: 86_400_000, onError: () => undefined, onSize: () => undefined };

async function house(t: TestContext, size = 4) {
  const db = await openTestDatabase();
  const vault = createVault({ server: randomBytes(32), receiptPepper: randomBytes(32) });
  const { skey, vkey } = generateSigner('ledger.kmm.test');
  let now = new Date(BEGIN);
  const start = () =>
    startSequencer({ db, vault, ledgerKey: skey, rhythm: { every: 3600, size }, now: () => now }, NEVER);
  const sequencer = start();
  t.after(async () => {
    await sequencer[Symbol.asyncDispose]();
    await db[Symbol.asyncDispose]();
  });
  const record = createRecord(vault, () => now);
  return {
    db,
    vault,
    vkey,
    sequencer,
    start,
    act: (count = 1) =>
      db.tx(SYSTEM, async ({ sql }) => {
        for (let i = 0; i < count; i++) await record(sql, 'case.opened', SYSTEM, ['one']);
      }),
    at: (hours: number) => {
      now = new Date(BEGIN + hours * HOUR_MS);
    },
  };
}

const leavesOf = (db: Database) =>
  db.owner.sql<{ entry: Uint8Array }>('select entry from ledger_leaf order by idx');
const isSealed = ({ entry }: { entry: Uint8Array }): boolean => {
  const leaf = decodeLeaf(entry);
  return leaf.ok && 'sealed' in leaf.entry;
};

/** What an auditor does with what the server shows of every leaf. */
async function audited({ db, vault, vkey }: Awaited<ReturnType<typeof house>>) {
  return db.tx(SYSTEM, async ({ sql }) => {
    const log = databaseLog(sql);
    const note = (await latestCheckpoint(sql))?.note ?? '';
    const opened = openCheckpoint(note, vkey);
    assert.ok(opened.ok);
    const { size } = opened.checkpoint;
    const files = new Map<string, Uint8Array>([['checkpoint', Buffer.from(note)]]);
    for (const path of exportPaths(size).slice(1))
      files.set(path, (await log.read(path)) ?? new Uint8Array());
    const whole = await verify({ read: async (path) => files.get(path) }, vkey);
    assert.ok(whole.ok, JSON.stringify(whole));
    const acts = new Map((await actsInLeaves(sql, 0, size)).map((act) => [act.index, wholeOpening(act)]));
    const openings = new Map<number, Opening>();
    for (let i = 0; i < size; i++) openings.set(i, acts.get(i) ?? paddingOpening(vault, i));
    return { off: whole.off, ...(await auditLog(log, size, openings)) };
  });
}

test('every rhythm has one batch of the same size, with acts or without, and nothing comes between', async (t) => {
  const one = await house(t);
  assert.equal(await one.sequencer.run(), 5);
  await one.act(2);
  assert.equal(await one.sequencer.run(), 0, 'an act alone publishes nothing');
  one.at(0.99);
  assert.equal(await one.sequencer.run(), 0);
  one.at(1);
  assert.equal(await one.sequencer.run(), 5);
  one.at(2);
  assert.equal(await one.sequencer.run(), 5);
  const leaves = await leavesOf(one.db);
  assert.deepEqual(
    leaves.map(isSealed),
    Array.from({ length: 15 }, (_, i) => i % 5 !== 4),
  );
  assert.equal(new Set(leaves.map(({ entry }) => Buffer.from(entry).toString())).size, 15);
  assert.equal(new Set(leaves.filter(isSealed).map(({ entry }) => entry.length)).size, 1, 'one length');
  const { acts, padding, batches, findings, off } = await audited(one);
  assert.deepEqual(
    { acts, padding, batches, findings, off },
    { acts: 2, padding: 10, batches: 3, findings: [], off: [] },
  );
});

test('what is over waits in its order; the size grows with a new day alone, so that nothing waits too long', async (t) => {
  const one = await house(t);
  await one.act(150);
  const sizes: number[] = [];
  for (let hour = 0; hour < 48; hour++) {
    one.at(hour);
    await one.sequencer.run();
    sizes.push((await one.db.tx(SYSTEM, ({ sql }) => lastBatch(sql)))?.size ?? 0);
  }
  assert.deepEqual(new Set(sizes.slice(0, 24)), new Set([4]));
  assert.deepEqual(new Set(sizes.slice(24)), new Set([16]), '54 waited: 4 + 54/12 is over 8');
  const { acts, findings, off } = await audited(one);
  assert.deepEqual({ acts, findings, off }, { acts: 150, findings: [], off: [] });
});

test('inside a batch an act stands anywhere', async (t) => {
  const one = await house(t, 16);
  const places = new Set<number>();
  for (let hour = 0; hour < 40; hour++) {
    one.at(hour);
    await one.act();
    await one.sequencer.run();
    const rows = await one.db.owner.sql<{ idx: number }>('select max(idx) as idx from ledger_place');
    places.add(Number(rows[0]?.idx) % 17);
  }
  assert.ok(places.size > 8, `40 acts stood in ${places.size} of 16 places`);
});

test('what is public is published at once, between batches', async (t) => {
  const one = await house(t);
  await one.sequencer.run();
  await one.act();
  const team = '0190a0de-0000-7000-8000-000000000001';
  await one.db.tx(SYSTEM, ({ sql }) => recordTeamKey(sql, new Date(BEGIN), { team, publicKey: 'AA' }));
  assert.equal(await one.sequencer.run(), 1);
  assert.equal(await one.sequencer.run(), 0, 'once');
  one.at(1);
  await one.sequencer.run();
  assert.deepEqual((await audited(one)).findings, []);
});

test('after a restart and after an outage there is one batch, not many; the gap is seen', async (t) => {
  const one = await house(t);
  await one.act();
  await one.sequencer.run();
  one.at(5.5);
  await using again = one.start();
  assert.equal(await again.run(), 5);
  assert.equal(await one.sequencer.run(), 0, 'two sequencers on one database agree');
  const { off, findings } = await audited(one);
  assert.match(off.join(), /4 are missing between/);
  assert.deepEqual(findings, []);
});

test('a clock that was set back publishes nothing twice', async (t) => {
  const one = await house(t);
  one.at(3);
  await one.sequencer.run();
  one.at(2);
  assert.equal(await one.sequencer.run(), 0);
});

test('the number is given at the commit: an act that was rolled back leaves no gap', async (t) => {
  const one = await house(t);
  const record = createRecord(one.vault, () => new Date(BEGIN));
  await one.act();
  await assert.rejects(
    one.db.tx(SYSTEM, async ({ sql }) => {
      await record(sql, 'case.opened', SYSTEM, ['two']);
      throw new Error('rolled back');
    }),
  );
  await one.act();
  const rows = await one.db.owner.sql<{ number: number }>('select number from ledger_outbox order by number');
  assert.deepEqual(
    rows.map(({ number }) => Number(number)),
    [1, 2],
  );
});

test('acts of many transactions at once have numbers without a gap', async (t) => {
  const one = await house(t, 64);
  await Promise.all(Array.from({ length: 40 }, () => one.act()));
  await one.sequencer.run();
  assert.deepEqual((await audited(one)).findings, []);
});

test('the working role can neither delete, change nor renumber a row, and who owns the database is found out', async (t) => {
  const one = await house(t);
  await one.act(3);
  const wrong = [
    'delete from ledger_outbox',
    `update ledger_outbox set entry = 'x'`,
    'update ledger_outbox set number = 9',
    'update ledger_counter set number = 0',
    'delete from ledger_batch',
    'delete from ledger_place',
    'truncate ledger_outbox cascade',
  ];
  for (const text of wrong)
    await assert.rejects(
      one.db.tx(SYSTEM, ({ sql }) => sql(text)),
      /permission denied|must be owner/,
      text,
    );
  await one.db.owner.sql('delete from ledger_outbox where number = 2');
  await one.sequencer.run();
  const { findings } = await audited(one);
  assert.deepEqual(
    findings.map(({ kind, why }) => [kind, why]),
    [['dropped', 'act 2 is in no leaf']],
  );
});

test('what waits from before places were hidden is published as it was promised', async (t) => {
  const one = await house(t);
  await one.act();
  await one.db.owner.sql('update ledger_outbox set salt = null, seconds = null');
  const [row] = await one.db.owner.sql<{ nonce: Uint8Array; entry: Uint8Array }>(
    'select * from ledger_outbox',
  );
  assert.ok(row);
  await one.act();
  await one.sequencer.run();
  const promised = Buffer.from(encodeSealedLeaf({ ...row, number: 1 })).toString();
  const leaves = (await leavesOf(one.db)).map(({ entry }) => Buffer.from(entry).toString());
  assert.ok(leaves.includes(promised));
  const { acts, findings } = await audited(one);
  assert.deepEqual({ acts, findings }, { acts: 2, findings: [] });
});

test('to its parties the database gives the hash of a place, and neither number, salt nor second', async (t) => {
  const one = await house(t);
  await one.act(2);
  await one.db.owner.sql('update ledger_outbox set salt = null, seconds = null where number = 1');
  const shown = await one.db.tx({ kind: 'public' }, ({ sql }) => actsAbout(sql, aboutOf(one.vault, 'one')));
  assert.deepEqual(
    shown.map((act) => Object.keys(act).sort()),
    [
      ['entry', 'index', 'nonce', 'number'],
      ['entry', 'index', 'nonce', 'place'],
    ],
  );
  const rows = await one.db.tx({ kind: 'public' }, ({ sql }) =>
    sql<{ number: number | null }>('select * from ledger_rows_about($1)', [aboutOf(one.vault, 'one')]),
  );
  assert.deepEqual(
    rows.map((row) => [row.number === null, Object.keys(row).sort().join()]),
    [
      [false, 'entry,idx,nonce,number,place'],
      [true, 'entry,idx,nonce,number,place'],
    ],
    'not even the statement has them',
  );
  await one.sequencer.run();
  const leaves = (await leavesOf(one.db)).map(({ entry }) => Buffer.from(entry).toString());
  for (const act of shown) assert.ok(leaves.includes(Buffer.from(encodeSealedLeaf(act)).toString()));
});

test('who dates an act back is found out', async (t) => {
  const one = await house(t);
  await one.act();
  one.at(-24 * 365 * 7);
  await one.act();
  one.at(1);
  await one.act();
  await one.sequencer.run();
  const { findings } = await audited(one);
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['late', 'backdated'],
  );
});

test('nobody but the system and auditors reads an act or where it stands', async (t) => {
  const one = await house(t);
  await one.act();
  await one.sequencer.run();
  const org = '0190a0de-0000-7000-8000-0000000000aa';
  const strangers = [
    { kind: 'public' },
    { kind: 'platform', org },
    { kind: 'person', org, person: org },
  ] as const;
  for (const who of strangers)
    for (const table of ['ledger_outbox', 'ledger_place', 'ledger_batch']) {
      const rows = await one.db.tx(who, ({ sql }) => sql(`select * from ${table}`));
      assert.deepEqual(rows, [], `${table} as ${who.kind}`);
    }
});
