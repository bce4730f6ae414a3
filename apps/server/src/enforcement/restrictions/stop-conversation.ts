import { randomUUID } from 'node:crypto';
import type { ConversationStopInput, Reason, Restriction } from '@khong-mot-minh/contracts';
import {
  findCase,
  insertRestriction,
  insertStatements,
  listCaseEvents,
  runningStopOfCase,
  type StoredRestriction,
  type Tx,
} from '@khong-mot-minh/database';
import { type CompiledPolicy, decide, emptyState, needs, readState } from '@khong-mot-minh/protection';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { isOverruled } from '../queries/restriction-reviews.ts';
import { hasProlonged } from '../queries/stop-prolongations.ts';
import { newStatement } from '../statements/new-statement.ts';
import { bundlesOf } from './bundles-of.ts';
import { notifyOfEnds } from './restriction-sweeper.ts';
import { restrictionView } from './restriction-view.ts';

/** Name of the pack's bundle that says what a stopped conversation is called and how soon it is reviewed. */
const STOP_BUNDLE = 'stopped-conversation';
const DAY_MS = 86_400_000;

/**
 * A person of the platform stops the conversation between the two accounts of a case, both ways and connected or not,
 * until its review. The same question as before a limit is answered first: what if they retaliate?
 */
export async function stopConversation(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  person: Person,
  caseId: string,
  input: ConversationStopInput,
  save: SaveAnswer,
): Promise<Restriction> {
  // An earlier stop whose time is over would stand in the way, and only the system may write down that it expired.
  await notifyOfEnds(deps, person.orgId);
  const { stop, shown } = await deps.db.tx(actorOf(person), async (tx) => {
    const stop = await placeStop(tx, deps, person, caseId, input);
    const shown = restrictionView(await bundlesOf(tx.sql, deps, person.orgId, [stop]), stop);
    await save(tx.sql, 201, shown);
    return { stop, shown };
  });
  for (const account of [stop.account, stop.withAccount])
    if (account !== null) await events.forgetAccount(person.orgId, account);
  await notifyPlatform(deps, events, person.orgId);
  return shown;
}

async function placeStop(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'now' | 'record'> & WithPolicies,
  person: Person,
  caseId: string,
  { retaliation }: ConversationStopInput,
): Promise<StoredRestriction> {
  const at = deps.now();
  const record = await findCase(tx.sql, caseId, true);
  // A case that was handed on is somebody else's: who owns it now cannot reach the platform's accounts.
  if (!record || record.org !== person.orgId) throw new Refusal('not-found');
  if (!record.subject || !record.affectedChild)
    throw new Refusal('not-now', 'This case does not name two accounts of your platform');
  const policy = (await deps.policies.live(tx.sql, person.orgId)) as CompiledPolicy;
  const bundle = policy.document.bundles[STOP_BUNDLE];
  if (!bundle || !stopsConversations(policy))
    throw new Refusal('not-now', 'The live policy has no rule that blocks where relation.stopped holds');
  const id = randomUUID();
  const until = new Date(at.getTime() + bundle.reviewDays * DAY_MS);
  const { reasons, cause, foundAt } = await findingsOf(tx, caseId);
  const accounts = [record.subject, record.affectedChild] as const;
  const wanted = { org: person.orgId, accounts, person: person.personId, foundAt };
  if (await isOverruled(tx.sql, wanted))
    throw new Refusal(
      'second-person',
      'Another person ended your stop of this conversation, and its case has found nothing since: somebody else decides whether it is stopped again',
    );
  if (await hasProlonged(tx.sql, wanted))
    throw new Refusal(
      'second-person',
      'You stopped this conversation more than once, and its case has found nothing since: somebody else decides whether it goes on',
    );
  const stop = { withAccount: record.affectedChild, caseId, placedBy: person.personId };
  const placed = await insertRestriction(tx.sql, {
    id,
    org: person.orgId,
    account: record.subject,
    bundle: STOP_BUNDLE,
    cause,
    policy: policy.policy,
    since: at,
    reviewAt: until,
    until,
    reasons: reasons.map(({ rule, statement, basis }) => ({ rule, statement, basis })),
    stop,
  });
  if (!placed) throw new Refusal('not-now', 'This conversation is stopped already');
  const [first] = reasons;
  const made = await insertStatements(tx.sql, [
    newStatement(
      deps.jurisdiction,
      {
        org: person.orgId,
        account: record.subject,
        eventId: cause,
        measure: 'restrict',
        bundle: STOP_BUNDLE,
        content: 'message.sent',
        rule: first?.rule ?? STOP_BUNDLE,
        layer: first?.layer ?? 'control',
        basis: first?.basis ?? [],
        category: record.category,
        tier: record.tier,
        degraded: false,
        source: 'own',
        policy: policy.policy,
        caseId,
        restrictionId: id,
        decidedBy: person.personId,
        madeAt: at,
        until,
      },
      retaliation.plan.includes('statement-later'),
    ),
  ]);
  const who = actorOf(person);
  await deps.record(tx.sql, 'restriction.started', who, [id]);
  await deps.record(tx.sql, 'statement.made', who, made);
  // It was inserted above in this transaction: it runs.
  const running = await runningStopOfCase(tx.sql, caseId, at);
  if (!running) throw new Refusal('not-found');
  return running;
}

/** What the case was opened or raised for, and the event that did it last. */
async function findingsOf(
  tx: Tx,
  caseId: string,
): Promise<{ reasons: Reason[]; cause: string; foundAt: Date }> {
  const events = await listCaseEvents(tx.sql, caseId);
  const last = events.findLast(({ type }) => type === 'opened' || type === 'raised');
  // `as`: `openCases` writes these.
  const detail = (last?.detail ?? {}) as { reasons?: Reason[]; cause?: string; eventIds?: string[] };
  return {
    reasons: detail.reasons ?? [],
    cause: detail.cause ?? detail.eventIds?.at(-1) ?? caseId,
    foundAt: last?.at ?? new Date(0),
  };
}

/** Whether a policy blocks a message between two connected adults for no other reason than that they are stopped. */
export function stopsConversations(policy: CompiledPolicy): boolean {
  const time = '2026-01-01T00:00:00Z';
  const event = {
    id: 'e',
    type: 'message.sent',
    time,
    actor: 'a',
    target: 'b',
    conversation: 'c',
    relation: { connected: true, mutuals: 1 },
  } as const;
  const account = (id: string) => ({ id, ageBand: '23plus' as const });
  const outcome = (stopped: true | undefined) => {
    const facts = { actor: account('a'), target: account('b'), nowMs: Date.parse(time), stopped };
    return decide(policy, event, facts, [], readState(emptyState(), needs(policy, event, facts), 1)).decision
      .outcome;
  };
  return outcome(true) === 'block' && outcome(undefined) !== 'block';
}
