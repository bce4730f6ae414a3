import { randomUUID } from 'node:crypto';
import type { AppealDecision, AppealView, PolicyDocument } from '@khong-mot-minh/contracts';
import type { Tx } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { decideAppeal, findAppeal } from '../queries/appeals.ts';
import { reviewRestriction, reviewsOf } from '../queries/restriction-reviews.ts';
import { hasDecided, limitsOf } from './has-decided.ts';
import { viewAppeal } from './read-appeals.ts';

const DAY_MS = 86_400_000;
/** For a bundle that the pack no longer describes. */
const REVIEW_DAYS = 3;

/** A person's answer to an appeal, with the appeal as it stands then; its platform hears of it. */
export async function answerAppeal(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
  person: Person,
  id: string,
  answer: AppealDecision,
  save: SaveAnswer,
): Promise<AppealView> {
  const { account, view } = await deps.db.tx(actorOf(person), async (tx) => {
    const { document } = await deps.policies.live(tx.sql, person.orgId);
    const account = await carryOut(tx, deps, document, person, id, answer);
    const view = await viewAppeal(tx.sql, deps, person, id);
    await save(tx.sql, 200, view);
    return { account, view };
  });
  await events.forgetAccount(person.orgId, account);
  // A person's transaction does not reach the platform's webhook; should this fail, the teller's timer does it.
  await notifyPlatform(deps, events, person.orgId);
  return view;
}

/** Writes the answer down; what it means for a restriction happens in the same transaction. Gives whose measure it was. */
async function carryOut(
  { sql }: Tx,
  deps: Pick<Deps, 'now' | 'record'>,
  { bundles }: Pick<PolicyDocument, 'bundles'>,
  person: Person,
  id: string,
  answer: AppealDecision,
): Promise<string> {
  const seen = await findAppeal(sql, id);
  if (!seen) throw new Refusal('not-found');
  if (seen.appeal.decidedAt !== null) throw over();
  const { restrictionId, account, bundle } = seen.statement;
  const reviews = await reviewsOf(sql, limitsOf(seen.statement));
  // The database refuses it as well; here it becomes an answer that a person understands.
  if (hasDecided(seen, reviews, person.personId))
    throw new Refusal(
      'forbidden',
      'Who decided about this measure before does not answer the appeal against it',
    );
  const at = deps.now();
  const who = actorOf(person);
  const decided = await decideAppeal(sql, id, { ...answer, person: person.personId, at });
  if (decided === 'over') throw over();
  await deps.record(sql, 'appeal.decided', who, [id]);
  if (!restrictionId) return account;
  const next = new Date(at.getTime() + (bundles[bundle]?.reviewDays ?? REVIEW_DAYS) * DAY_MS);
  const lift = answer.outcome === 'reversed';
  const look = {
    id: randomUUID(),
    person: person.personId,
    outcome: lift ? ('lift' as const) : ('keep' as const),
    reason: lift ? 'appeal-upheld' : 'appeal-not-upheld',
    at,
  };
  const looked = await reviewRestriction(sql, person.orgId, restrictionId, look, () => next);
  // One that was over by itself stays so; what it was thought to be is answered all the same.
  if (typeof looked !== 'string')
    await deps.record(sql, lift ? 'restriction.ended' : 'restriction.reviewed', who, [restrictionId]);
  return account;
}

const over = () => new Refusal('not-now', 'This appeal has its answer');
