import {
  ReturnReason,
  type ThreadOffer,
  type ThreadQuestion,
  type ThreadReader,
  type ThreadRefusal,
} from '@khong-mot-minh/contracts';
import { standingWord } from '@khong-mot-minh/contracts/rules';
import {
  type CaseRecord,
  listReferrals,
  listReferralsTold,
  type ReferralRow,
  type ReferralTold,
  type ReportRow,
  type Sql,
  type TeamRow,
} from '@khong-mot-minh/database';
import { toHour, toNextHour } from '../platform/hour.ts';
import { teamOfCase } from './case-team.ts';
import { listConsentWords, type SpokenWord } from './queries/consent-words.ts';
import { listTransferQuestions, type TransferQuestion } from './queries/transfer-questions.ts';
import { choicesOf } from './thread-choices.ts';
import { askAgainFrom } from './transfer-terms.ts';

/** Who reads what a young person wrote, who may soon, and whether they are asked about somebody else. Times are coarse. */
export async function readThreadReaders(
  sql: Sql,
  record: CaseRecord,
  report: ReportRow,
  teams: readonly TeamRow[],
) {
  const referrals = await listReferrals(sql, record.id);
  const questions = await listTransferQuestions(sql, record.id);
  const words = await listConsentWords(sql, record.id);
  const told = new Map((await listReferralsTold(sql)).map((one) => [one.referral, one]));
  const question = questions.find(({ status }) => status === 'waiting' || status === 'agreed');
  const isFree = !question && !report.withdrawn && !referrals.some(isOpenOffer);
  return {
    readers: readersOf(record, report, { referrals, words, told }, teams),
    ...offerIn(record, referrals),
    refusals: isFree ? refusalsOf(record, questions) : [],
    choices: report.withdrawn ? [] : choicesOf({ ...report, words }),
    ...(question && { question: toQuestion(question, teams) }),
  };
}

function offerIn({ status }: CaseRecord, referrals: readonly ReferralRow[]): { offer?: ThreadOffer } {
  const last = referrals.findLast(({ kind }) => kind === 'transfer');
  // What was accepted is a reader, no offer.
  if (!last || last.status === 'accepted' || last.status === 'done' || status === 'closed') return {};
  const state = last.status === 'sent' ? 'open' : 'over';
  const part = referrals.some((one) => one.kind === 'referral' && one.toOrg === last.toOrg && isRead(one));
  return {
    offer: {
      organisation: last.toName,
      kind: last.toKind,
      state,
      ...(part && { part }),
      since: hour(last.madeAt),
    },
  };
}

const hour = (at: Date): string => toHour(at).toISOString();

/** What was passed on of a case, and what its reporter said about it. */
type Passed = {
  referrals: readonly ReferralRow[];
  words: readonly SpokenWord[];
  told: ReadonlyMap<string, ReferralTold>;
};

/** A line of the list, with the organisation that it stands for. */
type Line = Omit<ThreadReader, 'overridden'> & { org: string };

/**
 * One line an organisation: what it is now, and what it was only of those that no longer read. Who was ever told without
 * being allowed is marked, whatever it is now.
 */
function readersOf(
  record: CaseRecord,
  report: ReportRow,
  { referrals, words, told }: Passed,
  teams: readonly TeamRow[],
): ThreadReader[] {
  const moves = referrals.filter(({ kind, status }) => kind === 'transfer' && status === 'accepted');
  const owners = moves.map(
    (move, nth): Line => ({
      org: move.fromOrg,
      organisation: move.fromName,
      kind: move.fromKind,
      role: 'former',
      was: 'owner',
      since: hour(moves[nth - 1]?.answeredAt ?? report.receivedAt),
      until: hour(move.answeredAt ?? move.madeAt),
    }),
  );
  const now = teamOfCase(teams, record);
  const owner: Line = {
    org: record.org,
    organisation: now?.orgName ?? { vi: '', en: '' },
    kind: now?.orgKind ?? 'coalition',
    role: 'owner',
    since: hour(moves.at(-1)?.answeredAt ?? report.receivedAt),
    ...dutyThere(now),
  };
  const received = referrals.filter(({ kind }) => kind === 'referral');
  const receivers = received.map((referral) => toLine(referral, told.get(referral.id), teams));
  const overrides = received.filter(isOverride);
  const overridden = new Map(overrides.map(({ id, toOrg }) => [toOrg, told.get(id)?.verdict]));
  const against = new Set(overrides.filter((one) => hadRefused(words, one)).map(({ toOrg }) => toOrg));
  const lines = [
    owner,
    ...receivers.filter(({ role }) => role === 'referral'),
    ...owners.toReversed(),
    ...receivers.filter(({ role }) => role === 'former').toReversed(),
  ];
  return lines
    .filter(({ org }, at) => lines.findIndex((line) => line.org === org) === at)
    .map(({ org, ...line }) => {
      const review = overridden.get(org);
      return {
        ...line,
        overridden: overridden.has(org),
        ...(against.has(org) && { againstNo: true }),
        ...(review && { review }),
      };
    });
}

/** Whether somebody of a team is on duty, as the desk is told of where it refers to; nothing where no team is known. */
const dutyThere = (team: TeamRow | undefined): Pick<ThreadReader, 'onDuty' | 'nextDuty'> =>
  team
    ? {
        onDuty: team.onDuty,
        ...(!team.onDuty && team.nextDuty && { nextDuty: team.nextDuty.toISOString() }),
      }
    : {};

const isOverride = ({ consentGiven, basis }: ReferralRow): boolean =>
  !consentGiven && basis === 'danger-to-life';

/** The reporter's last word about an organisation, at the time at which it was told all the same, was a no. */
const hadRefused = (words: readonly SpokenWord[], { toOrg, toKind, madeAt }: ReferralRow): boolean =>
  standingWord({ words: words.filter(({ at }) => at <= madeAt) }, { organisationId: toOrg, kind: toKind })
    ?.allows === false;

const isOpenOffer = ({ kind, status }: ReferralRow): boolean => kind === 'transfer' && status === 'sent';

/** The last answer to each organisation, where that was a no to whoever works on the case now. */
const refusalsOf = ({ org, status }: CaseRecord, questions: readonly TransferQuestion[]): ThreadRefusal[] =>
  status === 'closed'
    ? []
    : questions
        .filter((q) => q.status === 'refused' && q.fromOrg === org)
        .filter((q) => questions.findLast(({ toOrg }) => toOrg === q.toOrg) === q)
        .map((q) => ({
          question: q.id,
          organisation: q.toName,
          kind: q.toKind,
          askAgainFrom: toNextHour(askAgainFrom(q.answeredAt ?? q.askedAt)).toISOString(),
        }));

/** A referral is readable from the moment at which it is sent. */
const isRead = ({ status }: ReferralRow): boolean => status === 'sent' || status === 'accepted';

function toLine(referral: ReferralRow, told: ReferralTold | undefined, teams: readonly TeamRow[]): Line {
  const { toOrg, toTeam, toName, toKind, madeAt, answeredAt, status } = referral;
  const line = {
    org: toOrg,
    organisation: toName,
    kind: toKind,
    since: hour(madeAt),
    ...(told && { shown: told.parts ? ('parts' as const) : ('letter' as const) }),
  };
  if (isRead(referral))
    return {
      ...line,
      role: 'referral',
      ...(status === 'accepted' && answeredAt && { accepted: hour(answeredAt) }),
      ...dutyThere(teams.find(({ id }) => id === toTeam)),
    };
  const returned = ReturnReason.safeParse(told?.returned).data;
  return {
    ...line,
    role: 'former',
    was: 'referral',
    ...(answeredAt && { until: hour(answeredAt) }),
    ...(returned && { returned }),
  };
}

const toQuestion = (q: TransferQuestion, teams: readonly TeamRow[]): ThreadQuestion => ({
  ...dutyThere(teams.find(({ id }) => id === q.toTeam)),
  id: q.id,
  organisation: q.toName,
  kind: q.toKind,
  agreed: q.status === 'agreed',
  answerBy: q.answerBy.toISOString(),
  silence: q.silence,
});
