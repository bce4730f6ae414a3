import type { MeasureAnswer, MeasureAnswered, PolicyDocument } from '@khong-mot-minh/contracts';
import { insertRestriction, insertStatements, type Tx } from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import type { Home } from '../../platform/home-day.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { answerProposal, findProposal, type StoredProposal } from '../queries/measure-proposals.ts';
import { newStatement } from '../statements/new-statement.ts';
import { notifyOfEnds } from './restriction-sweeper.ts';

const DAY_MS = 86_400_000;
/** For a bundle that the pack no longer describes. */
const REVIEW_DAYS = 3;

/**
 * A person answers a proposed limit, once. Only with the question of retaliation answered does it begin, in the same
 * transaction as the answer; the statement to its subject waits where the plan says so.
 */
export async function answerMeasure(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  person: Person,
  id: string,
  answer: MeasureAnswer,
  save: SaveAnswer,
): Promise<z.infer<typeof MeasureAnswered>> {
  // An earlier limit whose time is over would stand in the way, and only the system may write down that it expired.
  await notifyOfEnds(deps, person.orgId);
  const { account, answered } = await deps.db.tx(actorOf(person), async (tx) => {
    const { document } = await deps.policies.live(tx.sql, person.orgId);
    const { account, restricted } = await carryOut(tx, deps, document, person, id, answer);
    const answered = { id, decision: answer.decision, restricted };
    await save(tx.sql, 200, answered);
    return { account, answered };
  });
  await events.forgetAccount(person.orgId, account);
  await notifyPlatform(deps, events, person.orgId);
  return answered;
}

async function carryOut(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'now' | 'record'>,
  document: Pick<PolicyDocument, 'bundles' | 'rules'>,
  person: Person,
  id: string,
  answer: MeasureAnswer,
): Promise<{ account: string; restricted: boolean }> {
  const at = deps.now();
  const seen = await findProposal(tx.sql, id);
  if (!seen) throw new Refusal('not-found');
  if (seen.answeredAt !== null || seen.until <= at) throw over();
  // A row that somebody else just answered is no longer there to be locked.
  const proposal = await findProposal(tx.sql, id, true);
  if (!proposal) throw over();
  await answerProposal(tx.sql, id, { person: person.personId, at }, answer);
  await deps.record(tx.sql, 'measure.answered', actorOf(person), [id]);
  if (answer.decision === 'drop') return { account: proposal.account, restricted: false };
  const restricted = await insertRestriction(tx.sql, {
    id,
    org: proposal.org,
    account: proposal.account,
    bundle: proposal.bundle,
    cause: proposal.eventId,
    policy: proposal.policy,
    since: at,
    reviewAt: reviewOf(proposal, document.bundles, at),
    until: proposal.until,
    reasons: reasonsOf(proposal, document.rules),
  });
  if (restricted) {
    await deps.record(tx.sql, 'restriction.started', actorOf(person), [id]);
    const later = answer.retaliation.plan.includes('statement-later');
    const made = await insertStatements(tx.sql, [
      statementOf(deps.jurisdiction, proposal, person.personId, at, later),
    ]);
    await deps.record(tx.sql, 'statement.made', actorOf(person), made);
  }
  return { account: proposal.account, restricted };
}

const over = () => new Refusal('not-now', 'This proposal was answered, or its time is over');

function reviewOf({ bundle, until }: StoredProposal, bundles: PolicyDocument['bundles'], at: Date): Date {
  const days = bundles[bundle]?.reviewDays ?? REVIEW_DAYS;
  return new Date(Math.min(at.getTime() + days * DAY_MS, until.getTime()));
}

function reasonsOf({ rule, basis }: StoredProposal, rules: PolicyDocument['rules']) {
  const known = rules.find(({ id }) => id === rule);
  return known ? [{ rule, statement: known.statement, basis }] : [];
}

function statementOf(home: Home, p: StoredProposal, person: string, at: Date, later: boolean) {
  const { proposedAt: _, dueAt: __, answeredAt: ___, id, ...finding } = p;
  return newStatement(
    home,
    { ...finding, measure: 'restrict', degraded: false, restrictionId: id, decidedBy: person, madeAt: at },
    later,
  );
}
