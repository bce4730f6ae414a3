import { randomUUID } from 'node:crypto';
import { type Decision, MAX_PRESERVATION_DAYS, PLATFORM_SAFETY } from '@khong-mot-minh/contracts';
import type { PreservationScope } from '@khong-mot-minh/contracts/codes';
import type { Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { insertPreservation, isPreserved, type NewPreservation } from './queries/preservations.ts';

const DAY_MS = 86_400_000;

/** The end of a preservation of that many days from now. */
export const endAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

/** Issues a preservation for one case; the platform hears of it by the sweeper, or at once where `toldAt` says so. */
export async function issuePreservation(tx: Tx, p: Omit<NewPreservation, 'id'>): Promise<string> {
  const id = randomUUID();
  await insertPreservation(tx.sql, { id, ...p });
  return id;
}

const DECISION_SCOPE: readonly PreservationScope[] = ['cited-events', 'conversation', 'subject-account'];

type Cause = {
  org: string;
  caseId: string;
  account: string;
  eventIds: string[];
  decision: Pick<Decision, 'measures'>;
  at: Date;
};

/** A case that a decision opens or raises keeps its evidence, as long as the decision's measure says; once is enough. */
export async function preserveForDecision(
  tx: Tx,
  deps: Pick<Deps, 'record' | 'notify'>,
  cause: Cause,
): Promise<void> {
  const { org, caseId, account, eventIds, at } = cause;
  if (await isPreserved(tx.sql, org, caseId, at)) return;
  const until = endOf(cause.decision, at);
  const who = { kind: 'platform', org } as const;
  const preservationId = await issuePreservation(tx, {
    caseId,
    org,
    issuerOrg: org,
    issuerPerson: null,
    origin: 'decision',
    basis: PLATFORM_SAFETY,
    scope: DECISION_SCOPE,
    at,
    expiresAt: until,
    toldAt: at,
  });
  await deps.record(tx.sql, 'preservation.issued', who, [preservationId]);
  const days = Math.round((until.getTime() - at.getTime()) / DAY_MS);
  await deps.notify(tx, org, 'preservation.requested', {
    caseId,
    eventIds,
    account,
    days,
    preservationId,
    scope: DECISION_SCOPE,
    until: until.toISOString(),
  });
}

/** An event may be of the past, so its measure's end may be too near or gone; the limit then holds from now. */
function endOf({ measures }: Cause['decision'], at: Date): Date {
  const latest = endAfter(at, MAX_PRESERVATION_DAYS);
  const wanted = measures.find((m) => m.kind === 'preserve')?.until;
  const end = wanted === undefined ? latest : new Date(wanted);
  return end > at && end < latest ? end : latest;
}
