import { type Decision, type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import { appendJournal, type JournalRow, type Sql, settleAll, type Tx } from '@khong-mot-minh/database';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import {
  type ActivePolicies,
  type Counted,
  createBatchRecorder,
  createPseudonyms,
  insertRecording,
  keepPolicyText,
  type WithPolicies,
} from '../policies/index.ts';
import type { AfterDecision, Decided } from './after-decision.ts';
import { type Aliases, loadAliases } from './aliases/account-aliases.ts';
import { maskedEvent } from './aliases/masked-event.ts';
import { unmaskedJudged } from './aliases/unmasked.ts';
import { type RememberedAccount, readAccountFacts } from './facts/account-facts.ts';
import { judgementsText, layerCounts } from './journalled-judgements.ts';
import { type Judged, judgeBatch, type KnownPictures, plainAllow } from './judge-batch.ts';
import { findDeletedMessages } from './message-deletions/find-deleted-messages.ts';
import { idHash, loadCited, type PlatformMemory, remember } from './platform-memory.ts';
import { recallSeen } from './recall-decision.ts';
import type { PlatformDetectors } from './text/text-detectors.ts';
import type { FoundBefore, ServiceAnswers } from './text/text-findings.ts';

export type Platform = { org: string; mode: 'live' | 'shadow' };
export type Committed = { answers: Decision[]; judged: Judged; active: ActivePolicies; counted: Counted[] };

/** What was looked up for a batch before its transaction. */
export type LookedUp = {
  pictures?: KnownPictures | undefined;
  detectors?: PlatformDetectors | undefined;
  service?: ServiceAnswers | undefined;
  found?: FoundBefore | undefined;
};

export const logDetectorFault = ({ log }: Pick<Deps, 'log'>, org: string): void =>
  log.error({ org }, 'the text detector failed; the rules decide as for an outage');

export type CommitDeps = Pick<Deps, 'log' | 'now' | 'record' | 'vault'> &
  WithPolicies & {
    /** Who acts on what was decided, in this order. */
    afterDecision: readonly AfterDecision[];
  };

/** Judges what is new of a batch and writes all that it leads to, in the transaction that is given. */
export async function commitBatch(
  tx: Tx,
  deps: CommitDeps,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
  lookedUp: LookedUp = {},
): Promise<Committed> {
  // Not the key's: a key is remembered for seconds, and the mode may have changed since.
  const active = await deps.policies.active(tx.sql, org);
  const { mode } = active;
  const policy = active.live.program;
  await takePolicy(tx.sql, active, memory, org, deps.now());
  const earlier = await recallSeen(tx.sql, memory, org, events, deps.now());
  const fresh = newEvents(events, earlier);
  await loadAccounts(tx.sql, policy, memory, org, fresh, deps.now());
  const onDetectorFault = () => logDetectorFault(deps, org);
  memory.pseudonyms ??= createPseudonyms(deps.vault, org);
  const aliases = await loadAliases(tx.sql, memory, org, fresh);
  const renaming = { account: aliases.of, conversation: memory.pseudonyms };
  const masked = fresh.map((event) => maskedEvent(event, renaming));
  const originals = new Map(masked.map((event, i) => [event, fresh[i] ?? event]));
  const originalOf = (event: PlatformEvent) => originals.get(event) ?? event;
  await loadCited(tx.sql, memory, org, masked);
  const deleted = await findDeletedMessages(tx.sql, org, fresh);
  const recorder = createBatchRecorder(active, org, { vault: deps.vault, name: memory.pseudonyms });
  const shadow = active.shadow?.program;
  const accounts = maskedAccounts(memory, fresh, aliases);
  const known = lookedUpFor(lookedUp, originalOf);
  const kept = judgeBatch(
    { policy, shadow, memory, accounts, mode, onDetectorFault, observe: recorder.observe, ...known, deleted },
    masked,
  );
  const judged = unmaskedJudged(kept, aliases.idOf, originalOf);
  if (fresh.length) {
    const at = deps.now();
    const row = journalRow(memory, policy, mode, fresh, kept, at);
    const notable = Object.keys(judged.judgements).map((i) => fresh[Number(i)]?.id ?? '');
    // Sent at once: the journal comes first, and where it fails its failure is the one that is told.
    await settleAll(
      appendJournal(tx.sql, org, row, {
        decisions: judgementsText(kept.judgements),
        counts: layerCounts(kept.judgements),
      }),
      insertRecording(tx.sql, org, recorder.recording({ batch: row.batch, at, mode }, kept.answers)),
      notable.length
        ? deps.record(tx.sql, 'decision.batch', { kind: 'platform', org }, notable)
        : Promise.resolve(),
      tell(deps.afterDecision, tx, {
        org,
        policy,
        events: fresh,
        answers: judged.answers,
        cases: judged.cases,
        deletions: judged.deletions,
        withheld: judged.withheld,
        again: fresh.filter(({ id }) => earlier.has(id)).map(({ id }) => id),
        at,
      }),
    );
    for (const id of judged.restricted) memory.accounts.delete(id);
    remember(memory, row, at);
  }
  const byId = new Map(fresh.map((event, i) => [event.id, judged.answers[i]]));
  const answers = events.map(
    (event) => byId.get(event.id) ?? earlier.get(event.id) ?? plainAllow(event.id, mode, policy.policy),
  );
  return { answers, judged, active, counted: recorder.counted };
}

/** What was looked up for an event is asked for by who sees it masked. */
const lookedUpFor = (
  { pictures, detectors, service, found }: LookedUp,
  originalOf: (event: PlatformEvent) => PlatformEvent,
): LookedUp => ({
  detectors,
  ...(pictures && { pictures: (event) => pictures(originalOf(event)) }),
  ...(service && { service: (event) => service(originalOf(event)) }),
  ...(found && { found: (event) => found(originalOf(event)) }),
});

/** The facts of who takes part, under aliases. */
function maskedAccounts(
  { accounts }: PlatformMemory,
  events: readonly PlatformEvent[],
  { of, known }: Aliases,
): Map<string, RememberedAccount> {
  const masked = new Map<string, RememberedAccount>();
  for (const id of events.flatMap((e) => [e.actor, targetOf(e)?.target ?? e.actor])) {
    const alias = of(id);
    const facts = masked.has(alias) ? undefined : accounts.get(id);
    if (!facts) continue;
    const stoppedWith = facts.stoppedWith?.flatMap(({ account, untilMs }) => {
      const other = known(account);
      return other === undefined ? [] : [{ account: other, untilMs }];
    });
    masked.set(alias, { ...facts, id: alias, stoppedWith });
  }
  return masked;
}

/** Tells the listeners, one after the other: some read what the one before wrote. */
async function tell(listeners: readonly AfterDecision[], tx: Tx, decided: Decided): Promise<void> {
  for (const listen of listeners) await listen(tx, decided);
}

/** The policy changed: what is remembered of accounts was read by another, and its text is kept for replays. */
async function takePolicy(
  sql: Sql,
  { live }: ActivePolicies,
  memory: PlatformMemory,
  org: string,
  at: Date,
): Promise<void> {
  if (memory.policyDigest === live.digest) return;
  memory.accounts.clear();
  const { digest, files, program } = live;
  await keepPolicyText(sql, org, { digest, version: program.policy, files, at });
  memory.policyDigest = digest;
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
    policy: policy.policy,
    mode,
    aliased: true,
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
  const wanted = new Set(events.flatMap((e) => [e.actor, targetOf(e)?.target ?? e.actor]));
  const missing = [...wanted].filter((id) => {
    const known = memory.accounts.get(id);
    return !known || (known.rereadAtMs !== undefined && known.rereadAtMs <= now.getTime());
  });
  if (missing.length === 0) return;
  for (const [id, facts] of await readAccountFacts(sql, policy, org, missing, now))
    memory.accounts.set(id, facts);
}
