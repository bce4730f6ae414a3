import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AgeBand, Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import { type Database, findJournalRow, insertOrganisation, putAccount } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { renameWrite, type Write } from '@khong-mot-minh/protection';
import { afterDecision } from '../after-decision.ts';
import { DEFAULT_JURISDICTION, loadJurisdiction } from '../jurisdiction.ts';
import { createMetrics } from '../platform/metrics.ts';
import { loadPack } from '../policies/versions/load-policy.ts';
import { createPolicyRegistry, type PolicyRegistry } from '../policies/versions/policy-registry.ts';
import { createVault } from '../secrets.ts';
import { createEventService, type EventDeps, type EventService } from './event-service.ts';
import { judgementAt } from './journalled-judgements.ts';

type Conversation = {
  id: string;
  senderBand: AgeBand;
  receiverBand: AgeBand;
  connected: boolean;
  messages: { from: 'sender' | 'receiver'; minutes: number; text: string }[];
};

const root = new URL('../../../../', import.meta.url);
const NOW = new Date('2026-11-24T12:00:00Z');
const defaultPack = { name: 'none', version: '1', source: '', licence: '', terms: [] };
const vault = createVault({ server: new Uint8Array(32), receiptPepper: new Uint8Array(32) });
const jurisdiction = loadJurisdiction(DEFAULT_JURISDICTION);
let db: Database;
let policies: PolicyRegistry;
let conversations: Conversation[];
before(async () => {
  db = await openTestDatabase();
  const pack = await loadPack(fileURLToPath(new URL('jurisdictions/vn/policies', root)));
  policies = createPolicyRegistry(pack, { error: () => undefined });
  const file = new URL('packages/language/testdata/paraphrases.json', root);
  conversations = JSON.parse(await readFile(file, 'utf8')) as Conversation[];
});
after(() => db[Symbol.asyncDispose]());

/** A service as after a start: it knows what the database knows. */
function newService(failing?: () => boolean, listeners?: EventDeps['afterDecision']): EventService {
  const record = async () => {
    if (failing?.()) throw new Error('the disk is full');
  };
  const notify = async () => undefined;
  const now = () => NOW;
  const deps: Omit<EventDeps, 'log'> & { log: Pick<EventDeps['log'], 'error'> } = {
    db,
    now,
    clock: { isBelieved: async () => true },
    metrics: createMetrics(),
    record,
    findPictures: async () => () => undefined,
    afterDecision: listeners ?? afterDecision({ jurisdiction, record, notify, now }),
    afterCommit: [],
    policies,
    vault,
    textDetectors: { defaultPack, of: async () => noDetectors, renew: async () => noDetectors },
    // A service that crashed keeps its timers, and the database is closed under it at the end.
    log: { error: () => undefined },
  };
  // `as`: the service uses these parts and, on a fault of the detector, the log.
  return createEventService(deps as EventDeps);
}

const noDetectors = { find: () => [], peek: () => [], counts: {} };

async function newPlatform({ senderBand, receiverBand }: Conversation) {
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  await db.tx({ kind: 'platform', org }, async ({ sql }) => {
    await putAccount(sql, org, { id: 'sender', ageBand: senderBand, createdAt: '2026-01-01T00:00:00Z' });
    await putAccount(sql, org, { id: 'receiver', ageBand: receiverBand, createdAt: '2026-01-01T00:00:00Z' });
  });
  return { org, mode: 'live' as const };
}

const eventsOf = ({ messages, connected }: Conversation): PlatformEvent[] =>
  messages.map(({ from, minutes, text }, i) => ({
    type: 'message.sent',
    id: `e-${i}`,
    time: new Date(NOW.getTime() - 86_400_000 + minutes * 60_000).toISOString(),
    actor: from,
    target: from === 'sender' ? 'receiver' : 'sender',
    conversation: 'c',
    text,
    relation: { connected },
  }));

const comparable = (decisions: readonly Decision[]): unknown =>
  JSON.parse(JSON.stringify(decisions).replace(/"caseId":"[^"]+"/g, '"caseId":"*"'));
const caseIds = (decisions: readonly Decision[]) =>
  new Set(decisions.flatMap((d) => d.measures.flatMap((m) => (m.kind === 'case' ? [m.caseId] : []))));

async function play(
  conversation: Conversation,
  next: (i: number, service: EventService) => Promise<EventService>,
) {
  const platform = await newPlatform(conversation);
  const decisions: Decision[] = [];
  let service = newService();
  for (const [i, event] of eventsOf(conversation).entries()) {
    decisions.push(...(await service.judge(platform, [event])));
    service = await next(i, service);
  }
  const [row] = await db.owner.sql<{ count: number }>(
    'select count(*)::int as count from cases where org_id = $1',
    [platform.org],
  );
  return { decisions, cases: row?.count };
}

test('state is no prop: a crash between any two messages gives the same decisions and one case', async () => {
  for (const conversation of conversations.slice(0, 12)) {
    const whole = await play(conversation, async (_, service) => service);
    assert.ok(Math.max(...whole.decisions.map((d) => d.tier)) >= 3, conversation.id);
    assert.deepEqual([whole.cases, caseIds(whole.decisions).size], [1, 1], conversation.id);
    for (const k of conversation.messages.keys()) {
      const torn = await play(conversation, async (i, service) => (i === k ? newService() : service));
      assert.deepEqual(
        comparable(torn.decisions),
        comparable(whole.decisions),
        `${conversation.id} after ${k}`,
      );
      assert.deepEqual([torn.cases, caseIds(torn.decisions).size], [1, 1], `${conversation.id} after ${k}`);
    }
  }
});

test('state is no prop: a checkpoint between any two messages changes nothing either', async () => {
  for (const conversation of conversations.slice(0, 12)) {
    const whole = await play(conversation, async (_, service) => service);
    const saved = await play(conversation, async (_, service) => {
      await service[Symbol.asyncDispose]();
      return newService();
    });
    assert.deepEqual(comparable(saved.decisions), comparable(whole.decisions), conversation.id);
  }
});

/** Writes every batch as it was written before migration 0034, with the platform's own ids. */
async function spellAsBefore(): Promise<void> {
  const { sql } = db.owner;
  const aliases = await sql<{ id: string; alias: string }>(
    'select account_id as id, alias from account_alias',
  );
  const ids = new Map(aliases.map(({ id, alias }) => [alias, id]));
  const renaming = { account: (alias: string) => ids.get(alias) ?? alias, conversation: () => 'c' };
  const rows = await sql<{ org: string; batch: number }>(
    'select org_id as org, batch::int as batch from journal where decision_bytes is not null',
  );
  for (const { org, batch } of rows) {
    const row = (await findJournalRow(sql, org, batch))!;
    const judged = row.events.map((_, i) => [i, judgementAt(row.decisions, i)] as const);
    const decisions = Object.fromEntries(judged.filter(([, judgement]) => judgement));
    // `as`: made by `decide`, and stored as they were.
    const writes = (row.writes as Write[]).map((write) => renameWrite(write, renaming));
    await sql(
      `update journal set aliased = false, events = $3, writes = $4, decisions = $5, event_bytes = null, write_bytes = null,
         decision_bytes = null, prevent_count = null, control_count = null where org_id = $1 and batch = $2`,
      [org, batch, ...[row.events, writes, decisions].map((value) => JSON.stringify(value))],
    );
  }
  await sql('delete from event_index');
}

test('state is no prop: batches from before migration 0034 give the same state, and the same answers again', async () => {
  for (const conversation of conversations.slice(0, 4)) {
    const whole = await play(conversation, async (_, service) => service);
    const upgraded = await play(conversation, async () => {
      await spellAsBefore();
      return newService();
    });
    assert.deepEqual(comparable(upgraded.decisions), comparable(whole.decisions), conversation.id);
  }
  const platform = await newPlatform(conversations[0]!);
  const events = eventsOf(conversations[0]!);
  const first = await newService().judge(platform, events);
  await spellAsBefore();
  assert.deepEqual(await newService().judge(platform, events), first);
});

test('a batch whose commit fails leaves no trace, and gives the same when it is sent again', async () => {
  const conversation = conversations[0]!;
  const whole = await play(conversation, async (_, service) => service);
  const platform = await newPlatform(conversation);
  const state = { failing: false };
  const service = newService(() => state.failing);
  const decisions: Decision[] = [];
  for (const event of eventsOf(conversation)) {
    const notable = whole.decisions[decisions.length]!.tier > 0;
    state.failing = true;
    if (notable) await assert.rejects(service.judge(platform, [event]), /disk is full/);
    state.failing = false;
    decisions.push(...(await service.judge(platform, [event])));
  }
  assert.deepEqual(comparable(decisions), comparable(whole.decisions));
  assert.equal(caseIds(decisions).size, 1);
});

test('who listens hears of a batch in order and in its transaction; one that fails leaves no trace of it', async () => {
  const conversation = conversations[0]!;
  const platform = await newPlatform(conversation);
  const heard: string[] = [];
  const state = { failing: true };
  const service = newService(undefined, [
    async ({ sql }, { org, events }) => {
      heard.push('first');
      await putAccount(sql, org, {
        id: `heard-${events[0]?.id}`,
        ageBand: '23plus',
        createdAt: NOW.toISOString(),
      });
    },
    async () => {
      heard.push('second');
      if (state.failing) throw new Error('a listener failed');
    },
  ]);
  const written = async () => {
    const [row] = await db.owner.sql<{ batches: number; accounts: number }>(
      `select (select count(*)::int from journal where org_id = $1) as batches,
              (select count(*)::int from account where org_id = $1 and id like 'heard-%') as accounts`,
      [platform.org],
    );
    return row;
  };
  const [event] = eventsOf(conversation);
  await assert.rejects(service.judge(platform, [event!]), /a listener failed/);
  assert.deepEqual(await written(), { batches: 0, accounts: 0 });
  state.failing = false;
  await service.judge(platform, [event!]);
  assert.deepEqual(await written(), { batches: 1, accounts: 1 });
  await service.judge(platform, [event!]);
  assert.deepEqual(
    heard,
    ['first', 'second', 'first', 'second'],
    'what was judged already is told to nobody',
  );
});

test('two servers on one database take turns: each goes on from what the other wrote', async () => {
  const conversation = conversations[0]!;
  const whole = await play(conversation, async (_, service) => service);
  const platform = await newPlatform(conversation);
  const servers = [newService(), newService()];
  const decisions: Decision[] = [];
  for (const [i, event] of eventsOf(conversation).entries())
    decisions.push(...(await servers[i % 2]!.judge(platform, [event])));
  assert.deepEqual(comparable(decisions), comparable(whole.decisions));
});
