import type { ReceiverStatus, TakeDownState, TakeDownStatus } from '@khong-mot-minh/contracts';
import type { Sql, TakeDownRecord } from '@khong-mot-minh/database';
import type { BankHashRow } from './queries/bank-hashes.ts';
import { listBankMembers, type MemberRow } from './queries/banks.ts';
import { type FeedbackRow, feedbackOf } from './queries/hash-feed.ts';
import { whoKnows } from './queries/who-knows.ts';

/** Where a take-down stands: the person's own end first, then what the desk or the banks did. */
export function statusOf(takeDown: TakeDownRecord, hashes: readonly BankHashRow[]): TakeDownStatus {
  if (takeDown.withdrawn) return 'withdrawn';
  if (takeDown.byPlace) return takeDown.status;
  if (hashes.some((h) => h.state === 'shared')) return 'shared';
  return hashes.length > 0 && hashes.every((h) => h.state === 'refused') ? 'refused' : 'received';
}

/** What each organisation that is connected did with the hashes of a take-down. */
export async function receiverStates(
  sql: Sql,
  takeDown: TakeDownRecord,
  hashes: readonly BankHashRow[],
): Promise<TakeDownState['receivers']> {
  if (takeDown.byPlace) return [];
  const members = (await listBankMembers(sql)).filter((m) => m.bank === takeDown.bank);
  const feedback = await feedbackOf(
    sql,
    hashes.map((h) => h.id),
  );
  const known = new Set(
    (
      await whoKnows(
        sql,
        hashes.map((h) => h.id),
      )
    ).map(({ org }) => org),
  );
  return members.map((member) => ({
    id: member.org,
    name: member.name,
    kind: member.kind,
    status: receiverStatus(
      member,
      takeDown.withdrawn && { known: known.has(member.org) },
      hashes,
      feedback.filter((f) => f.by === member.org),
    ),
  }));
}

function receiverStatus(
  member: MemberRow,
  withdrawn: false | { known: boolean },
  hashes: readonly BankHashRow[],
  feedback: readonly FeedbackRow[],
): ReceiverStatus {
  const given = hashes.filter((h) => h.sharedBefore);
  const hasRead = given.length > 0 && given.every((h) => h.seq <= member.readSeq);
  if (withdrawn) return hasRead && withdrawn.known ? 'told-withdrawn' : 'waiting';
  for (const value of ['blocked', 'seen', 'not-blocked'] as const)
    if (feedback.some((f) => f.value === value)) return value;
  return hasRead ? 'received' : 'waiting';
}
