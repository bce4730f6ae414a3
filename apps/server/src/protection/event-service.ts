import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { createPseudonyms, replayDecision } from '../policies/index.ts';
import { unmaskKept } from './aliases/unmasked.ts';
import {
  type CommitDeps,
  type Committed,
  commitBatch,
  logDetectorFault,
  type Platform,
} from './commit-batch.ts';
import { type Asked, createEventPool, type EventPool } from './event-pool.ts';
import type { Judged, KnownPictures } from './judge-batch.ts';
import { loadMemory, type PlatformMemory } from './platform-memory.ts';
import { type Found, recall } from './recall-decision.ts';
import { findEvent } from './seen-events.ts';
import { createStateCheckpointer } from './state-checkpointer.ts';
import type { WithTextDetectors } from './text/text-detectors.ts';
import { askService, findSignals, readManyTexts } from './text/text-findings.ts';

export type EventService = AsyncDisposable & {
  judge(platform: Platform, events: readonly PlatformEvent[]): Promise<Decision[]>;
  find(platform: Platform, eventId: string): Promise<Found | undefined>;
  /** Judges a recorded event again by the version that judged it. */
  replay(platform: Platform, eventId: string): Promise<Decision | 'missing' | 'differs'>;
  /** The account changed: what is remembered of it is read again. */
  forgetAccount(org: string, id: string): Promise<void>;
};

export type EventDeps = CommitDeps &
  Pick<Deps, 'clock' | 'db' | 'metrics'> &
  WithTextDetectors & {
    /** What is known of the pictures of a batch. */
    findPictures(org: string, events: readonly PlatformEvent[]): Promise<KnownPictures>;
    /** Who hears of a batch once it is committed; none may fail or wait. */
    afterCommit: readonly ((org: string, committed: Pick<Committed, 'active' | 'counted'>) => void)[];
  };

/**
 * One platform's events are judged one batch after the other: state is read, judged, journalled with the cases it
 * opens, and only then answered. A commit that fails throws the memory away; the next batch starts from the journal.
 */
export function createEventService(deps: EventDeps): EventService {
  const memories = new Map<string, Promise<PlatformMemory>>();
  const lines = new Map<string, Promise<unknown>>();
  const pools = new Map<string, EventPool>();

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
    const loading = loadMemory(deps.db, org, deps.now(), createPseudonyms(deps.vault, org));
    memories.set(org, loading);
    loading.catch(() => memories.delete(org));
    return loading;
  };

  const judgeInLine = async (org: string, { events, lookedUp }: Asked): Promise<Decision[]> => {
    for (let attempt = 0; ; attempt++) {
      const memory = await memoryOf(org);
      try {
        // Before the transaction: the lookup asks the database itself.
        const pictures = await deps.findPictures(org, events);
        const committed = await deps.db.preparedTx({ kind: 'platform', org }, (tx) =>
          commitBatch(tx, deps, memory, org, events, { ...lookedUp, pictures }),
        );
        count(deps, committed.judged);
        for (const listen of deps.afterCommit) listen(org, committed);
        return committed.answers;
      } catch (error) {
        memories.delete(org);
        // Another server on the same database wrote this batch number first: judge again from its journal.
        if (attempt === 0 && isTaken(error)) continue;
        throw error;
      }
    }
  };

  const checkpointer = createStateCheckpointer(deps, { memoryOf, inLine });

  const poolOf = (org: string): EventPool => {
    const known = pools.get(org);
    if (known) return known;
    const pool = createEventPool(async (asked) => {
      const answers = await judgeInLine(org, asked);
      checkpointer.offer(org, await memoryOf(org));
      return answers;
    });
    pools.set(org, pool);
    return pool;
  };

  return {
    async judge({ org }, events) {
      // Before its turn: a slow service of a platform keeps nobody else's message waiting.
      const detectors = await deps.textDetectors.of(org);
      const service = await askService(detectors, events);
      const found = await readManyTexts(events, (event) =>
        findSignals(event, detectors, service(event), () => logDetectorFault(deps, org)),
      );
      const pool = poolOf(org);
      const answers = pool.ask({ events, lookedUp: { detectors, service, found } });
      // A turn before this one may take these events along; this one then takes what came later, or finds nothing.
      void inLine(org, pool.turn);
      return answers;
    },
    find: ({ org }, eventId) =>
      inLine(org, async () => {
        const memory = await memoryOf(org);
        return deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
          const at = await findEvent(sql, memory, org, eventId, deps.now());
          return at && recall(sql, org, at, eventId);
        });
      }),
    replay: ({ org }, eventId) =>
      inLine(org, async () => {
        const memory = await memoryOf(org);
        return deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
          const at = await findEvent(sql, memory, org, eventId, deps.now());
          const answer = at ? await replayDecision(sql, deps, org, at) : 'missing';
          return typeof answer === 'string' ? answer : (await unmaskKept(sql, org, [answer]))(answer);
        });
      }),
    // In line: a batch that is being judged may just have read the account as it was.
    forgetAccount: (org, id) =>
      inLine(org, async () => {
        if (!memories.has(org)) return;
        const { accounts, aliases } = await memoryOf(org);
        accounts.delete(id);
        aliases.delete(id);
      }),
    async [Symbol.asyncDispose]() {
      for (const org of memories.keys()) await checkpointer.save(org);
    },
  };
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'journal_pkey';

function count({ metrics }: Pick<Deps, 'metrics'>, { answers, cases }: Judged): void {
  for (const { outcome, tier, mode } of answers) metrics.decisions.inc({ outcome, tier: String(tier), mode });
  for (const { request } of cases) if (request.open) metrics.casesOpened.inc({ origin: 'decision' });
}
