import type { Decision, PlatformEvent } from '@kmm/contracts';
import { type CompiledPolicy, pruneState } from '@kmm/protection';
import {
  appendJournal,
  findJournalRow,
  type JournalRow,
  pruneJournal,
  type Sql,
  saveCheckpoint,
  type Tx,
} from '@kmm/store';
import type { Deps } from '../deps.ts';
import { readAccountFacts } from './accounts/account-facts.ts';
import { startRestrictions } from './accounts/start-restrictions.ts';
import { type Judged, judgeBatch, plainAllow } from './judge-batch.ts';
import { openCases } from './open-cases.ts';
import {
  encodeMemory,
  idHash,
  type Judgement,
  loadMemory,
  type PlatformMemory,
  remember,
} from './platform-memory.ts';

const CHECKPOINT_EVERY_BATCHES = 500;
// Longer than every window and pair; citations name events no older than this.
const KEPT_MS = 97 * 86_400_000;

export type Platform = { org: string; mode: 'live' | 'shadow' };
export type Found = { decision: Decision; judgement?: Judgement };

export type EventService = AsyncDisposable & {
  judge(platform: Platform, events: readonly PlatformEvent[]): Promise<Decision[]>;
  find(platform: Platform, eventId: string): Promise<Found | undefined>;
  /** The account changed: what is remembered of it is read again. */
  forgetAccount(org: string, id: string): Promise<void>;
};

/**
 * One platform's events are judged one batch after the other: state is read, judged, journalled with the cases it
 * opens, and only then answered. A commit that fails throws the memory away; the next batch starts from the journal.
 */
export function createEventService(deps: Deps, policy: CompiledPolicy): EventService {
  const memories = new Map<string, Promise<PlatformMemory>>();
  const lines = new Map<string, Promise<unknown>>();

  const inLine = <T>(org: string, fn: () => Promise<T>): Promise<T> => {
    const mine = (lines.get(org) ?? Promise.resolve()).then(fn, fn);
    lines.set(
      org,
      mine.catch(() => undefined),
    );
    return mine;
  };

  const memoryOf = (org: string): Promise<PlatformMemory> => {
    const known = memories.get(org);
    if (known) return known;
    const loading = deps.db.tx({ kind: 'system', org }, ({ sql }) => loadMemory(sql, org));
    memories.set(org, loading);
    loading.catch(() => memories.delete(org));
    return loading;
  };

  const judgeInLine = async (platform: Platform, events: readonly PlatformEvent[]): Promise<Decision[]> => {
    for (let attempt = 0; ; attempt++) {
      const memory = await memoryOf(platform.org);
      try {
        const { answers, judged } = await deps.db.tx({ kind: 'platform', org: platform.org }, (tx) =>
          commitBatch(tx, deps, policy, memory, platform, events),
        );
        count(deps, judged);
        return answers;
      } catch (error) {
        memories.delete(platform.org);
        // Another server on the same database wrote this batch number first: judge again from its journal.
        if (attempt === 0 && isTaken(error)) continue;
        throw error;
      }
    }
  };

  const checkpoint = async (org: string): Promise<void> => {
    const memory = await memoryOf(org);
    if (memory.batch === memory.checkpointBatch) return;
    const now = deps.now();
    pruneState(memory.state, now.getTime());
    await deps.db.tx({ kind: 'system', org }, async ({ sql }) => {
      await saveCheckpoint(sql, org, memory.batch, encodeMemory(memory));
      await pruneJournal(sql, org, new Date(now.getTime() - KEPT_MS), memory.batch);
    });
    memory.checkpointBatch = memory.batch;
  };

  return {
    judge: (platform, events) =>
      inLine(platform.org, async () => {
        const answers = await judgeInLine(platform, events);
        const memory = await memoryOf(platform.org);
        if (memory.batch - memory.checkpointBatch >= CHECKPOINT_EVERY_BATCHES) await checkpoint(platform.org);
        return answers;
      }),
    find: (platform, eventId) =>
      inLine(platform.org, async () => {
        const at = (await memoryOf(platform.org)).seen.get(idHash(eventId));
        return (
          at &&
          deps.db.tx({ kind: 'platform', org: platform.org }, ({ sql }) =>
            recall(sql, platform.org, at, eventId),
          )
        );
      }),
    // In line: a batch that is being judged may just have read the account as it was.
    forgetAccount: (org, id) =>
      inLine(org, async () => {
        if (memories.has(org)) (await memoryOf(org)).accounts.delete(id);
      }),
    async [Symbol.asyncDispose]() {
      for (const org of memories.keys()) await inLine(org, () => checkpoint(org));
    },
  };
}

async function recall(
  sql: Sql,
  org: string,
  at: { batch: number; index: number },
  eventId: string,
): Promise<Found | undefined> {
  const row = await findJournalRow(sql, org, at.batch);
  if (!row) return undefined;
  // `as`: written by `commitBatch` in this shape.
  const judgement = row.decisions[at.index] as Judgement | undefined;
  return judgement
    ? { decision: judgement.decision, judgement }
    : { decision: plainAllow(eventId, row.mode, row.policy) };
}

async function commitBatch(
  tx: Tx,
  deps: Deps,
  policy: CompiledPolicy,
  memory: PlatformMemory,
  platform: Platform,
  events: readonly PlatformEvent[],
): Promise<{ answers: Decision[]; judged: Judged }> {
  const { org, mode } = platform;
  const earlier = await recallSeen(tx.sql, memory, org, events);
  const fresh = newEvents(events, earlier);
  await loadAccounts(tx.sql, policy, memory, org, fresh, deps.now());
  const onDetectorFault = () =>
    deps.log.error({ org }, 'the text detector failed; the rules decide as for an outage');
  const judged = judgeBatch({ policy, memory, mode, onDetectorFault }, fresh);
  if (fresh.length) {
    const at = deps.now();
    const row = journalRow(memory, policy, mode, fresh, judged, at);
    await appendJournal(tx.sql, org, row);
    await openCases(tx, deps, org, judged.cases, at);
    const restricted = await startRestrictions(tx, deps, policy, org, judged.answers, at);
    for (const id of restricted) memory.accounts.delete(id);
    const notable = Object.keys(judged.judgements).map((i) => fresh[Number(i)]?.id ?? '');
    if (notable.length) await deps.record(tx.sql, 'decision.batch', { kind: 'platform', org }, notable);
    await notifyChanged(tx, deps, org, earlier, judged.answers, fresh);
    remember(memory, row, false);
  }
  const byId = new Map(fresh.map((event, i) => [event.id, judged.answers[i]]));
  const answers = events.map(
    (event) => byId.get(event.id) ?? earlier.get(event.id) ?? plainAllow(event.id, mode, policy.policy),
  );
  return { answers, judged };
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'journal_pkey';

/** Decisions that were already given to these ids. */
async function recallSeen(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
): Promise<Map<string, Decision>> {
  const known = new Map<string, Decision>();
  for (const { id } of events) {
    const at = memory.seen.get(idHash(id));
    const found = at && !known.has(id) ? await recall(sql, org, at, id) : undefined;
    if (found) known.set(id, found.decision);
  }
  return known;
}

/** Each id once; a degraded decision was provisional, so its event is judged again. */
function newEvents(
  events: readonly PlatformEvent[],
  earlier: ReadonlyMap<string, Decision>,
): PlatformEvent[] {
  const taken = new Set<string>();
  return events.filter(({ id }) => {
    const before = earlier.get(id);
    if (taken.has(id) || (before && !before.degraded)) return false;
    taken.add(id);
    return true;
  });
}

async function notifyChanged(
  tx: Tx,
  deps: Deps,
  org: string,
  earlier: ReadonlyMap<string, Decision>,
  answers: readonly Decision[],
  fresh: readonly PlatformEvent[],
) {
  for (const [i, { id }] of fresh.entries())
    if (earlier.has(id))
      await deps.notify(tx, org, 'decision.changed', { eventId: id, decision: answers[i] });
}

function journalRow(
  memory: PlatformMemory,
  policy: CompiledPolicy,
  mode: Platform['mode'],
  fresh: readonly PlatformEvent[],
  judged: Judged,
  at: Date,
): JournalRow {
  return {
    batch: memory.batch + 1,
    firstSeq: memory.nextSeq,
    arrivedAt: at,
    lastEventAt: new Date(Math.max(...fresh.map((e) => Date.parse(e.time)))),
    events: fresh.map((e, i) => [
      idHash(e.id),
      judged.citable.has(i) || i in judged.judgements ? e.id : null,
    ]),
    writes: judged.writes,
    decisions: judged.judgements,
    policy: policy.policy,
    mode,
  };
}

async function loadAccounts(
  sql: Sql,
  policy: CompiledPolicy,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
  now: Date,
): Promise<void> {
  const wanted = new Set(events.flatMap((e) => ('target' in e ? [e.actor, e.target] : [e.actor])));
  const missing = [...wanted].filter((id) => {
    const known = memory.accounts.get(id);
    return !known || (known.rereadAtMs !== undefined && known.rereadAtMs <= now.getTime());
  });
  if (missing.length === 0) return;
  for (const [id, facts] of await readAccountFacts(sql, policy, org, missing, now))
    memory.accounts.set(id, facts);
}

function count({ metrics }: Deps, { answers, cases }: Judged): void {
  for (const { outcome, tier, mode } of answers) metrics.decisions.inc({ outcome, tier: String(tier), mode });
  for (const { request } of cases) if (request.open) metrics.casesOpened.inc({ origin: 'decision' });
}
