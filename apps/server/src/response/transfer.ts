import { randomUUID } from 'node:crypto';
import type { CaseCommand } from '@khong-mot-minh/contracts';
import { isAllowed, isLifeInDanger, standingWord } from '@khong-mot-minh/contracts/rules';
import {
  type CaseRecord,
  findCase,
  listOwned,
  listReferrals,
  takeBackReferral,
} from '@khong-mot-minh/database';
import { act, type Context, notNow, type Outcome, type Refused, wrong } from './case-context.ts';
import { refuseWithoutConsent, toReceiver } from './consent.ts';
import {
  endTransferQuestion,
  insertTransferQuestion,
  listTransferQuestions,
  type TransferQuestion,
} from './queries/transfer-questions.ts';
import { comesTooEarly, findReceiver, passOn } from './refer.ts';
import { askAgainFrom, TRANSFER_TERMS } from './transfer-terms.ts';

type Transfer = Extract<CaseCommand, { type: 'transfer' }>;

/** Asks the reporter whether another organisation may go on with the case. Nothing is sealed for it before. */
export async function askTransfer(context: Context, toTeam: string): Promise<Outcome> {
  const { tx, record, person, at } = context;
  const found = await findReceiver(context, toTeam);
  if ('refused' in found) return found;
  const { target, report } = found;
  if (!report) return notNow('Nobody can be asked: this case came from a decision');
  if (report.withdrawn) return { refused: 'withdrawn' };
  const word = standingWord(report, toReceiver(target));
  if (word && !word.allows && at < askAgainFrom(word.at))
    return {
      refused: 'reporter-refused',
      detail: `The reporter can change this; asking again is possible from ${askAgainFrom(word.at).toISOString()}`,
    };
  if ((await listReferrals(tx.sql, record.id)).some(isOpenOffer)) return { refused: 'transfer-open' };
  const id = randomUUID();
  const silence = isAllowed(report, toReceiver(target)) ? ('goes-ahead' as const) : ('stays' as const);
  const question = {
    id,
    caseId: record.id,
    fromOrg: person.orgId,
    toOrg: target.org,
    toTeam: target.id,
    askedBy: person.personId,
    askedAt: at,
    answerBy: new Date(at.getTime() + TRANSFER_TERMS.answerWithinMs),
    silence,
  };
  if (!(await insertTransferQuestion(tx.sql, question)))
    return notNow('The reporter was asked already; take that question back first');
  return act(context, { type: 'transfer.asked', question: id, toOrg: target.org });
}

const isOpenOffer = ({ kind, status }: { kind: string; status: string }): boolean =>
  kind === 'transfer' && status === 'sent';

/** Offers the case with everything that is in it; the receiver reads it once it has accepted. */
export async function transfer(context: Context, command: Transfer): Promise<Outcome> {
  const { tx, record } = context;
  const found = await findReceiver(context, command.toTeam);
  if ('refused' in found) return found;
  const { target, report } = found;
  if (comesTooEarly(context, target, command.basis)) return wrong('/basis', 'support-first');
  const question = (await listTransferQuestions(tx.sql, record.id)).find(
    (q) => q.toTeam === target.id && (q.status === 'agreed' || q.status === 'waiting'),
  );
  const refused =
    refuseWithoutConsent(command, report, toReceiver(target)) ??
    (report && question?.status !== 'agreed' ? refuseUnasked(context, command, question) : undefined);
  if (refused) return refused;
  const named = new Set([...command.share.map((s) => s.contentId), ...command.unreadable]);
  const left = (await listOwned(tx.sql, context.deps.caseKeys, record.id, context.person.orgId)).find(
    ({ id }) => !named.has(id),
  );
  if (left) return wrong('/share', 'incomplete');
  return passOn(context, command, { kind: 'transfer', target, report, questionId: question?.id ?? null });
}

/** Of a receiver that may know: who was not asked did not agree to a hand-over, but a life in danger waits for no answer. */
function refuseUnasked(
  { record, at }: Context,
  { basis }: Transfer,
  question: TransferQuestion | undefined,
): Refused | undefined {
  if (basis === 'danger-to-life' && isLifeInDanger(record)) return undefined;
  if (!question) return { refused: 'ask-first' };
  if (question.silence === 'goes-ahead' && question.answerBy <= at) return undefined;
  return {
    refused: 'ask-first',
    detail: `The reporter has until ${question.answerBy.toISOString()} to answer`,
  };
}

/** Ends what the owner asked, offered or referred, by its id. */
export async function takeBack(context: Context, id: string): Promise<Outcome> {
  const { tx, record } = context;
  const question = (await listTransferQuestions(tx.sql, record.id)).find((q) => q.id === id);
  if (question) return takeQuestionBack(context, question);
  if (!(await listReferrals(tx.sql, record.id)).some((r) => r.id === id)) return { refused: 'not-found' };
  return (await endReferral(context, id, 'taken-back')) ?? notNow('This is over already');
}

async function takeQuestionBack(context: Context, question: TransferQuestion): Promise<Outcome> {
  const { tx, record, at } = context;
  const offer = (await listReferrals(tx.sql, record.id)).find(
    (r) => r.questionId === question.id && isOpenOffer(r),
  );
  const after = offer ? await endReferral(context, offer.id, 'taken-back') : record;
  if (!after || !(await endTransferQuestion(tx.sql, question.id, at))) return notNow('This is over already');
  return act({ ...context, record: after }, { type: 'transfer.ended', question: question.id });
}

/** The database writes the end and its event; the case is read again as it stands then. */
async function endReferral({ tx, record, at }: Context, id: string, why: 'taken-back' | 'case-closed') {
  if ((await takeBackReferral(tx.sql, id, why, at)) !== 'ended') return undefined;
  return findCase(tx.sql, record.id);
}

/** A case that is closed is on offer to nobody, and nobody is asked about it any more. */
export async function settleOffers(context: Context): Promise<CaseRecord> {
  const { tx, record, at } = context;
  for (const { id } of (await listTransferQuestions(tx.sql, record.id)).filter(isOpenQuestion))
    await endTransferQuestion(tx.sql, id, at);
  const offer = (await listReferrals(tx.sql, record.id)).find(isOpenOffer);
  return (offer && (await endReferral(context, offer.id, 'case-closed'))) ?? record;
}

const isOpenQuestion = ({ status }: TransferQuestion): boolean => status === 'waiting' || status === 'agreed';
