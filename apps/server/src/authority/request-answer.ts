import type { RequestAnswer } from '@khong-mot-minh/contracts';
import { DATA_CLASSES, type DataClass, PRODUCED_PARTS } from '@khong-mot-minh/contracts/codes';
import { namesEndedKey, type Sql } from '@khong-mot-minh/database';
import { fieldInvalid, Refusal } from '../platform/refusal.ts';
import { findTeamKey, type RequestRow } from './queries/authority-requests.ts';

const GIVES = { preserve: 'preserved', produce: 'produced', remove: 'removed' } as const;

const rank = (c: DataClass): number => DATA_CLASSES.indexOf(c);

/** Refuses an answer that does not fit its request: another kind, more than was asked, or sealed for somebody else. */
export async function checkAnswer(
  sql: Sql,
  request: RequestRow,
  answer: RequestAnswer,
  caseKnown: boolean,
): Promise<void> {
  if (answer.give === 'refused') {
    if (answer.refusal === 'no-such-case' && caseKnown)
      throw fieldInvalid('/answer/refusal', 'case-is-known');
    return;
  }
  if (!caseKnown) throw fieldInvalid('/answer/give', 'no-such-case');
  if (answer.give !== GIVES[request.type]) throw fieldInvalid('/answer/give', 'not-what-was-asked');
  if (answer.give !== 'produced') return;
  const more = answer.contains.findIndex((part) => rank(PRODUCED_PARTS[part]) > rank(request.dataClass));
  if (more >= 0) throw fieldInvalid(`/answer/contains/${more}`, 'more-than-asked');
  if (await namesEndedKey(sql, answer.answer.sealed.to)) throw new Refusal('ended-key');
  const keys = [await findTeamKey(sql, request.fromOrg), await findTeamKey(sql, request.toOrg)];
  const [theirs, ours] = keys.map((key) => key?.keyId);
  const readers = answer.answer.sealed.to.map((e) => e.keyId);
  // Both: whoever confirms reads first what would go out.
  if (!readers.includes(theirs ?? '') || !readers.includes(ours ?? ''))
    throw fieldInvalid('/answer/answer/sealed/to', 'not-for-both-teams');
  if (readers.some((id) => id !== theirs && id !== ours))
    throw fieldInvalid('/answer/answer/sealed/to', 'for-somebody-else');
}

/** What of an answer is kept in the clear: codes and numbers. */
export function answerCodes(answer: RequestAnswer): Record<string, unknown> {
  switch (answer.give) {
    case 'preserved':
      return { give: answer.give, scope: answer.scope, days: answer.days };
    case 'produced':
      return { give: answer.give, contains: answer.contains };
    case 'removed':
      return { give: answer.give };
    case 'refused':
      return { give: answer.give, refusal: answer.refusal };
  }
}
