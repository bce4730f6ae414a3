import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { type Database, insertOrganisation, putAccount } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { emptyState, encodeState, idKey } from '@khong-mot-minh/protection';
import { createMetrics } from '../platform/metrics.ts';
import { loadPack } from '../policies/versions/load-policy.ts';
import { createPolicyRegistry, type PolicyRegistry } from '../policies/versions/policy-registry.ts';
import { createVault } from '../secrets.ts';
import { createEventService, type EventDeps, type EventService } from './event-service.ts';
import { idHash, loadMemory, memoryWith } from './platform-memory.ts';
import { findSeen } from './seen-events.ts';

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.parse('2026-11-24T12:00:00Z');
const found = [{ act: 'threat-to-tell', weight: 0.9, start: 0, end: 5 }];
let db: Database;
let policies: PolicyRegistry;
before(async () => {
  db = await openTestDatabase();
  const pack = await loadPack(
    fileURLToPath(new URL('../../../../jurisdictions/vn/policies', import.meta.url)),
  );
  policies = createPolicyRegistry(pack, { error: assert.fail });
});
after(() => db[Symbol.asyncDispose]());

async function house() {
  const platform = { org: randomUUID(), mode: 'live' as const };
  const { org } = platform;
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  await db.tx({ kind: 'platform', org }, async ({ sql }) => {
    await putAccount(sql, org, { id: 'sender', ageBand: '23plus', createdAt: '2026-01-01T00:00:00Z' });
    await putAccount(sql, org, { id: 'receiver', ageBand: '13-15', createdAt: '2026-01-01T00:00:00Z' });
  });
  const clock = { ms: BEGIN_MS };
  const detectors = {
    find: (text: string) => (text === 'threat' ? found : []),
    peek: () => [],
    counts: {},
  };
  const deps = {
    db,
    now: () => new Date(clock.ms),
    clock: { isBelieved: async () => true },
    metrics: createMetrics(),
    record: async () => undefined,
    policies,
    findPictures: async () => () => undefined,
    afterDecision: [],
    afterCommit: [],
    vault: createVault({ server: new Uint8Array(32), receiptPepper: new Uint8Array(32) }),
    textDetectors: { of: async () => detectors },
    log: { error: () => undefined },
  };
  // `as`: the service uses these parts and no others.
  const start = (): EventService => createEventService(deps as unknown as EventDeps);
  const message = (id: string, text = 'hello'): PlatformEvent => ({
    type: 'message.sent',
    id,
    time: new Date(clock.ms).toISOString(),
    actor: 'sender',
    target: 'receiver',
    conversation: 'c',
    text,
    relation: { connected: true },
  });
  const batches = async () => {
    const [row] = await db.owner.sql<{ count: number }>(
      'select count(*)::int as count from journal where org_id = $1',
      [org],
    );
    return row?.count;
  };
  return { org, platform, clock, start, message, batches };
}

test('an id that comes again within seven days gets its answer again, through any restart, and then expires', async () => {
  const { platform, clock, start, message, batches } = await house();
  let service = start();
  const events = [message('e-1', 'threat'), message('e-2')];
  const first = [
    ...(await service.judge(platform, [events[0]!])),
    ...(await service.judge(platform, [events[1]!])),
  ];
  assert.ok(first[0]!.tier > 0);
  for (const days of [0, 3, 6.99]) {
    clock.ms = BEGIN_MS + days * DAY_MS;
    for (const isKilled of [true, false]) {
      // Saved where it is stopped, and read from the journal where it is killed.
      if (!isKilled) await service[Symbol.asyncDispose]();
      service = start();
      assert.deepEqual(await service.judge(platform, events), first);
      assert.equal(await batches(), 2, `after ${days} days, killed: ${isKilled}`);
    }
  }
  clock.ms = BEGIN_MS + 7 * DAY_MS + 1;
  assert.equal((await service.find(platform, 'e-1'))?.decision.tier, first[0]!.tier);
  assert.equal(await service.find(platform, 'e-2'), undefined);
  await service.judge(platform, events);
  assert.equal(await batches(), 3);
  assert.equal((await service.judge(platform, events)).length, 2);
  assert.equal(await batches(), 3);
});

test('a decision that was more than an allow is found as long as the journal has it', async () => {
  const { platform, clock, start, message } = await house();
  const service = start();
  const [decision] = await service.judge(platform, [message('e-1', 'threat')]);
  clock.ms += 60 * DAY_MS;
  assert.deepEqual((await start().find(platform, 'e-1'))?.decision, decision);
});

test('an id counts as known only where the journal holds its whole hash', async () => {
  const { org, platform, start, message } = await house();
  await start().judge(platform, [message('e-1'), message('e-2')]);
  const memory = memoryWith(emptyState(), 0, 1);
  for (const id of ['e-1', 'e-3']) memory.seen.add(idKey(idHash(id)), 1, BEGIN_MS);
  const seen = await db.tx({ kind: 'platform', org }, ({ sql }) =>
    findSeen(sql, memory, org, ['e-1', 'e-3'], new Date(BEGIN_MS)),
  );
  assert.deepEqual(
    [...seen].map(([id, { index }]) => [id, index]),
    [['e-1', 0]],
  );
});

/** Batches that a start reads from the journal. */
async function readAtStart(org: string, nowMs: number) {
  const read: number[] = [];
  const watched: Database = {
    ...db,
    tx: (actor, fn, role) =>
      db.tx(
        actor,
        (tx) =>
          fn({
            ...tx,
            sql: async <Row>(text: string, params?: readonly unknown[]) => {
              const rows = await tx.sql<Row>(text, params);
              if (text.includes('from journal'))
                // `as`: rows of the journal have a batch.
                read.push(...(rows as { batch: number }[]).map(({ batch }) => Number(batch)));
              return rows;
            },
          }),
        role,
      ),
  };
  return { memory: await loadMemory(watched, org, new Date(nowMs), String), read };
}

test('a start reads only what lies behind the checkpoint, and knows the ids of before it', async () => {
  const { org, platform, clock, start, message } = await house();
  const service = start();
  for (let i = 1; i <= 120; i++) await service.judge(platform, [message(`e-${i}`, i % 9 ? 'x' : 'threat')]);
  const whole = await readAtStart(org, clock.ms);
  assert.equal(whole.read.length, 120);
  await service[Symbol.asyncDispose]();
  const later = start();
  for (let i = 121; i <= 123; i++) await later.judge(platform, [message(`e-${i}`)]);
  const { memory, read } = await readAtStart(org, clock.ms);
  assert.deepEqual(read, [121, 122, 123]);
  assert.equal(memory.seen.size(), 123);
  assert.deepEqual([memory.batch, memory.nextSeq], [123, 124]);
  assert.deepEqual(memory.seen.batchesOf(idKey(idHash('e-7'))), [7]);
  const after = await readAtStart(org, clock.ms + 7 * DAY_MS + DAY_MS);
  assert.equal(after.memory.seen.size(), 0);
});

test('a platform of before decision 0041 is read whole once, and its events are found by id and by number', async () => {
  const { org, platform, clock, start, message } = await house();
  const service = start();
  const events = [message('e-1', 'threat'), message('e-2')];
  const first = await service.judge(platform, events);
  const { memory } = await readAtStart(org, clock.ms);
  await db.owner.sql('delete from event_index where org_id = $1', [org]);
  await db.owner.sql('insert into state_checkpoint (org_id, batch, state) values ($1, 1, $2)', [
    org,
    encodeState(memory.state),
  ]);
  const upgraded = start();
  assert.deepEqual(await upgraded.judge(platform, events), first);
  clock.ms += 30 * DAY_MS;
  assert.deepEqual((await upgraded.find(platform, 'e-1'))?.decision, first[0]);
  await upgraded[Symbol.asyncDispose]();
  assert.equal((await readAtStart(org, clock.ms)).read.length, 0);
});
