import type {
  CaseRow,
  CaseView,
  ConsentWord,
  MayKnow,
  Reason,
  ReferralView,
  SealedItem,
  ThreadAuthor,
  TransferQuestionView,
} from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import {
  currentProvince,
  isLifeInDanger,
  isUrgent,
  needsSecondPerson,
} from '@khong-mot-minh/contracts/rules';
import {
  type CaseEvent,
  type CaseRecord,
  canReadCase,
  listAuthors,
  listCaseEvents,
  listOwned,
  listReferrals,
  listShared,
  listTeams,
  namesOfPeople,
  type QueueRow,
  type ReferralRow,
  readRetention,
  runningStopOfCase,
  type SealedRow,
  type Sql,
  type StoredRestriction,
  withdrawnAmong,
} from '@khong-mot-minh/database';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Person } from '../http/principal.ts';
import { retentionView } from '../retention/index.ts';
import { isPossible } from './case-reducer.ts';
import { offeredTeam, teamOfCase } from './case-team.ts';
import { findSpokenReport } from './consent.ts';
import { mayConfirmPeers, mayRejectPeers, readings } from './peers.ts';
import type { SpokenWord } from './queries/consent-words.ts';
import { findRefusedSince } from './queries/refused-since.ts';
import { listTransferQuestions, type TransferQuestion } from './queries/transfer-questions.ts';
import { askAgainFrom } from './transfer-terms.ts';

// `as` in this file: codes that contracts name are written only through contracts' schemas.
export const toRow = (c: Omit<QueueRow, 'turn'> & { withdrawn?: boolean; unanswered: boolean }): CaseRow => ({
  id: c.id,
  origin: c.access === 'referral' ? 'referral' : c.origin,
  access: c.access,
  status: c.status,
  tier: c.tier as CaseRow['tier'],
  urgent: isUrgent(c),
  dangerNow: c.dangerNow,
  category: c.category,
  openedAt: c.openedAt.toISOString(),
  updatedAt: c.updatedAt.toISOString(),
  // Who works on it in the owning house is that house's own.
  ...(c.assignee && c.access === 'owner' && { assignee: { id: c.assignee, name: c.assigneeName ?? '' } }),
  unread: c.unread && c.access === 'owner',
  ...(c.withdrawn && { withdrawn: true }),
  ...(c.access === 'referral' && { referral: c.unanswered ? 'sent' : 'accepted' }),
  ...(c.access === 'owner' && { share: c.share, wasRead: c.wasRead, aside: c.aside }),
  version: c.version,
});

/** The case as an owner sees it, or, for a receiving organisation, the referral and only that. */
export async function readCaseView(
  sql: Sql,
  deps: Pick<Deps, 'caseKeys' | 'jurisdiction' | 'retention'>,
  record: CaseRecord,
  access: 'owner' | 'referral',
  person: Person,
  now: Date,
): Promise<z.infer<typeof CaseView>> {
  const referrals = await listReferrals(sql, record.id);
  const events = await listCaseEvents(sql, record.id);
  const names = await namesOfPeople(sql);
  const withdrawn = (await withdrawnAmong(sql, [record.id])).has(record.id);
  const row = toRow({
    ...record,
    access,
    assigneeName: record.assignee ? (names.get(record.assignee) ?? null) : null,
    withdrawn,
    unanswered: referrals.some(({ toOrg, status }) => toOrg === person.orgId && status === 'sent'),
  });
  const kept = await readRetention(sql, record.id, person.orgId, now);
  const sealed =
    access === 'owner'
      ? await listOwned(sql, deps.caseKeys, record.id, person.orgId)
      : await listShared(sql, deps.caseKeys, record.id, person.orgId);
  const authors = await listAuthors(sql, record.id);
  const teams = await listTeams(sql, now);
  const team =
    access === 'owner'
      ? teamOfCase(teams, record)
      : teams.find((t) => referrals.some((r) => r.toTeam === t.id));
  const offered = access === 'owner' ? offeredTeam(teams, referrals) : undefined;
  const questions = await listTransferQuestions(sql, record.id);
  const self = referrals.find(({ toOrg }) => toOrg === person.orgId);
  const refusedSince =
    access === 'referral' && self
      ? await findRefusedSince(sql, record.id, { id: self.toOrg, kind: self.toKind })
      : undefined;
  const shared = {
    ...(team && { teamKey: { keyId: team.keyId, publicKey: team.publicKey } }),
    alsoSealFor: offered ? [{ keyId: offered.keyId, publicKey: offered.publicKey }] : [],
    questions: questions.map(toQuestion),
    timeline: events.map((e) => toEntry(e, names)),
    sealed: sealed.map((s) => toSealedItem(s, authors)),
    referrals: referrals.map((r) => toReferral(r, refusedSince)),
    retention: retentionView(kept, deps.retention),
    commands:
      access === 'owner'
        ? commandsOf(record, person, {
            events,
            referrals,
            questions,
            now,
            withdrawn,
            reads: await canReadCase(sql, { caseId: record.id, person: person.personId }),
            preserved: kept.diesAt === null && kept.preservedUntil !== null,
          })
        : [],
  };
  if (access === 'referral') return { ...row, ...shared };
  const stop = record.origin === 'decision' ? await runningStopOfCase(sql, record.id, now) : undefined;
  return {
    ...row,
    ...shared,
    ...(await reportPart(sql, deps, record, kept.diesAt !== null)),
    ...decisionPart(record, events, stop),
  };
}

async function reportPart(
  sql: Sql,
  { jurisdiction }: Pick<Deps, 'jurisdiction'>,
  record: CaseRecord,
  hidden: boolean,
) {
  const report = record.origin === 'report' ? await findSpokenReport(sql, record.id) : undefined;
  if (!report) return {};
  const { keyId, publicKey } = report.reporterKey;
  const place = report.province && currentProvince(jurisdiction.provinces, report.province);
  return {
    report: {
      ageBand: report.ageBand,
      ...(report.province && !hidden && { province: report.province }),
      ...(place && !hidden && { provinceName: place.name }),
      help: hidden ? [] : report.help,
      mayKnow: hidden ? [] : report.mayKnow,
      words: hidden ? [] : report.words.map(toWord),
      withdrawn: report.withdrawn,
      reporterKey: { keyId, publicKey },
    },
  };
}

type DecisionDetail = { reasons?: Reason[]; eventIds?: string[]; policy?: string };

function decisionPart(record: CaseRecord, events: readonly CaseEvent[], stop: StoredRestriction | undefined) {
  if (record.origin !== 'decision') return {};
  const details = events
    .filter((e) => e.type === 'opened' || e.type === 'raised')
    .map((e) => e.detail as DecisionDetail);
  const last = details.at(-1);
  const { peer, otherwise } = readings(record);
  return {
    ...(record.peers && {
      peers: { state: record.peers, category: peer, otherwise },
    }),
    decision: {
      subject: record.subject ?? '',
      ...(record.affectedChild && { affectedChild: record.affectedChild }),
      reasons: last?.reasons ?? [],
      eventIds: details.flatMap((d) => d.eventIds ?? []),
      policy: last?.policy ?? '',
      ...(stop && {
        stop: {
          restriction: stop.id,
          since: stop.since.toISOString(),
          reviewAt: stop.reviewAt.toISOString(),
        },
      }),
    },
  };
}

const toWord = ({ at, ...word }: SpokenWord): ConsentWord => ({
  ...word,
  at: at.toISOString(),
  ...(!word.allows && { askAgainFrom: askAgainFrom(at).toISOString() }),
});

export const toEntry = (e: CaseEvent, names: Map<string, string>) => ({
  version: e.version,
  type: e.type,
  at: e.at.toISOString(),
  ...(e.person && { by: names.get(e.person) ?? '' }),
  detail: e.detail,
});

export const toSealedItem = (s: SealedRow, authors: ReadonlyMap<string, ThreadAuthor>): SealedItem => {
  const by = authors.get(s.id);
  return {
    id: s.id,
    kind: s.kind,
    from: s.sender,
    ...(by && { by }),
    at: s.at.toISOString(),
    sealed: s.sealed,
  };
};

const toReferral = (r: ReferralRow, refusedSince?: Date): z.infer<typeof ReferralView> => ({
  id: r.id,
  caseId: r.caseId,
  kind: r.kind,
  from: r.fromName,
  fromKind: r.fromKind,
  to: r.toName,
  toKind: r.toKind,
  status: r.status,
  basis: r.basis as z.infer<typeof ReferralView>['basis'],
  consent: {
    mayKnow: r.mayKnow as MayKnow[],
    given: r.consentGiven,
    ...(r.consentGiven && refusedSince && { refusedSince: refusedSince.toISOString() }),
  },
  at: r.madeAt.toISOString(),
});

const toQuestion = (q: TransferQuestion): TransferQuestionView => ({
  id: q.id,
  toTeam: q.toTeam,
  to: q.toName,
  toKind: q.toKind,
  status: q.status,
  askedAt: q.askedAt.toISOString(),
  answerBy: q.answerBy.toISOString(),
  silence: q.silence,
  ...(q.status === 'refused' && q.answeredAt && { askAgainFrom: askAgainFrom(q.answeredAt).toISOString() }),
});

/** These end a call, or a case: whoever gives them could have read its words. */
export const needsKey = (command: string): boolean => ['take', 'approve', 'close'].includes(command);

/** Command types that this person may give now, in the order in which the desk shows them. */
const commandsOf = (record: CaseRecord, person: Person, around: Around): string[] =>
  commandsFor(record, person, around).filter((command) => around.reads || !needsKey(command));

function commandsFor(record: CaseRecord, person: Person, around: Around): string[] {
  const { events } = around;
  const mine = record.assignee === person.personId;
  const can: string[] = [];
  // Nobody writes in a case that was withdrawn, nor passes it on; it can be taken and closed, and evidence has notes.
  const writes = !around.withdrawn;
  // What was taken back before anybody took it goes by itself.
  if (around.withdrawn && !around.preserved && record.status === 'open') return can;
  if (isPossible(record.status, 'taken') && !mine) can.push('take');
  if ((writes || around.preserved) && isPossible(record.status, 'noted')) can.push('note');
  if (writes && record.origin === 'report' && isPossible(record.status, 'replied')) can.push('reply');
  if (writes && isPossible(record.status, 'referred') && mine)
    can.push('refer', ...transferCommands(record, around), 'take-back');
  if (record.status === 'closing' && closeRequester(events) !== person.personId) can.push('approve');
  if (isPossible(record.status, needsSecondPerson(record) ? 'close-requested' : 'closed') && mine)
    can.push('close');
  if (isPossible(record.status, 'reopened')) can.push('reopen');
  if (isPossible(record.status, 'danger-marked') && !record.dangerNow) can.push('mark-danger');
  if (isPossible(record.status, 'peers-confirmed') && may(person, 'peers.decide')) {
    if (mayConfirmPeers(record)) can.push('confirm-peers');
    if (mayRejectPeers(record)) can.push('reject-peers');
  }
  return can;
}

type Around = {
  events: readonly CaseEvent[];
  referrals: readonly ReferralRow[];
  questions: readonly TransferQuestion[];
  now: Date;
  /** Its reporter took the report back. */
  withdrawn: boolean;
  /** This person holds a key to what is sealed in it. */
  reads: boolean;
  /** The organisation still reads what was withdrawn, because it keeps evidence. */
  preserved: boolean;
};

/** What is possible of a hand-over now: the reporter is asked first, unless a life is in danger. */
function transferCommands(record: CaseRecord, { referrals, questions, now }: Around): string[] {
  if (referrals.some(({ kind, status }) => kind === 'transfer' && status === 'sent')) return [];
  if (record.origin !== 'report') return ['transfer'];
  const open = questions.find(({ status }) => status === 'waiting' || status === 'agreed');
  const settled =
    open && (open.status === 'agreed' || (open.silence === 'goes-ahead' && open.answerBy <= now));
  const danger = isLifeInDanger(record);
  return [...(open ? [] : ['ask-transfer']), ...(settled || danger ? ['transfer'] : [])];
}

/** Who asked to close; that person cannot approve it. */
export function closeRequester(events: readonly CaseEvent[]): string | null {
  return events.findLast((e) => e.type === 'close-requested')?.person ?? null;
}
