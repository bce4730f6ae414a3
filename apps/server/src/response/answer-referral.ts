import type { ReferralView, ReturnReason } from '@khong-mot-minh/contracts';
import {
  answerReferral,
  type CaseKeys,
  canReadCase,
  findReferral,
  listOwned,
  listPassedOn,
  listTeams,
  type Sql,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { actorOf, type Person } from '../http/principal.ts';
import { Refusal } from '../platform/refusal.ts';

type Answer = Extract<ReferralView['status'], 'accepted' | 'returned' | 'done'>;

/** A receiving organisation's answer; an acceptance of a transfer makes it the owner of the whole case. */
export async function answerAs(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
  answer: Answer,
  reason?: ReturnReason,
): Promise<true> {
  await deps.db.tx(actorOf(person), async ({ sql }) => {
    const referral = await findReferral(sql, id);
    const mine = referral?.toOrg === person.orgId;
    if (mine && !(await canReadCase(sql, { caseId: referral.caseId, person: person.personId })))
      throw new Refusal('no-team-key');
    const outcome = await answerReferral(sql, id, answer, reason, deps.now());
    if (outcome === 'missing') throw new Refusal('not-found');
    if (outcome === 'not-now')
      throw new Refusal('not-now', 'This referral or offer is over, or not for this answer');
    if (answer === 'accepted') await requireWhole(sql, deps.caseKeys, id, person.orgId);
    await deps.record(sql, `referral.${answer}`, actorOf(person), [id]);
  });
  return true;
}

/**
 * Nothing of a case stays behind with whoever gave it away: each text was passed on, sealed for both sides, or named as
 * one that its sender could not open either.
 */
async function requireWhole(sql: Sql, keys: CaseKeys, id: string, org: string): Promise<void> {
  const move = await findReferral(sql, id);
  if (move?.kind !== 'transfer') return;
  const passed = new Set([...(await listPassedOn(sql, id)), ...move.leftOut]);
  const team = (await listTeams(sql, move.madeAt)).find((t) => t.id === move.toTeam);
  const left = (await listOwned(sql, keys, move.caseId, org)).filter(
    (s) => !passed.has(s.id) && !s.sealed.to.some(({ keyId }) => keyId === team?.keyId),
  );
  if (left.length > 0)
    throw new Refusal('not-now', 'Something came that was not passed on; the case has to be offered again');
}
