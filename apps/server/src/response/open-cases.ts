import type { Decision } from '@khong-mot-minh/contracts';
import { isLifeInDanger } from '@khong-mot-minh/contracts/rules';
import { appendCaseEvent, type CaseRecord, findCase, insertCase, type Tx } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import type { AfterDecision, CaseStep } from '../protection/index.ts';
import { append } from './append.ts';
import { noteDeletions } from './note-deletions.ts';

/** A case that a decision opened or raised, with what was decided. */
export type CaseOfDecision = {
  org: string;
  caseId: string;
  account: string;
  eventIds: string[];
  decision: Decision;
  at: Date;
};

export type CaseDeps = Pick<Deps, 'record' | 'notify'> & {
  /** Hears of each case as it is opened or raised, in the same transaction. */
  onCase(tx: Tx, known: CaseOfDecision): Promise<void>;
};

/** Opens and raises the cases of a batch, and writes down in them which of their messages were deleted. */
export const keepCases =
  (deps: CaseDeps): AfterDecision =>
  async (tx, { org, cases, deletions, at }) => {
    await openCases(tx, deps, org, cases, at);
    await noteDeletions(tx, org, deletions, at);
  };

async function openCases(
  tx: Tx,
  deps: CaseDeps,
  org: string,
  steps: readonly CaseStep[],
  at: Date,
): Promise<void> {
  const opened: string[] = [];
  for (const step of steps) if (await openOrRaise(tx, deps, org, step, at)) opened.push(step.caseId);
  if (opened.length) await deps.record(tx.sql, 'case.opened', { kind: 'platform', org }, opened);
}

async function openOrRaise(tx: Tx, deps: CaseDeps, org: string, step: CaseStep, at: Date): Promise<boolean> {
  const { request, caseId, decision, eventId } = step;
  const who = { kind: 'platform', org } as const;
  const evidence = {
    reasons: decision.reasons,
    eventIds: citedEvents(step),
    policy: decision.policy,
    cause: eventId,
  };
  const known = request.open ? undefined : await findCase(tx.sql, caseId, true);
  if (known) {
    const { tier, category, peerCategory } = request;
    const act = { type: 'raised', tier, category, ...(peerCategory && { peerCategory }) } as const;
    const after = await append(tx.sql, known, act, who, at, evidence);
    if (typeof after === 'string') throw new Error(`Raising case ${caseId} met "${after}"`);
    const { eventIds } = evidence;
    await deps.onCase(tx, { org, caseId, account: request.subject, eventIds, decision, at });
    return false;
  }
  // Not open, yet unknown: the case was transferred. What the new owner knows stays there; nothing is opened twice.
  if (!request.open) return false;
  const record = newCase(org, step, at);
  await insertCase(tx.sql, record);
  await appendCaseEvent(tx.sql, caseId, {
    version: 1,
    type: 'opened',
    at,
    org,
    person: null,
    detail: {
      origin: 'decision',
      tier: record.tier,
      category: record.category,
      dangerNow: record.dangerNow,
      ...(record.peers && { peers: record.peers }),
      ...evidence,
    },
  });
  const subject = { caseId, eventIds: evidence.eventIds, account: request.subject };
  await deps.notify(tx, org, 'case.opened', { ...subject, tier: request.tier, category: request.category });
  await deps.onCase(tx, { org, ...subject, decision, at });
  return true;
}

const citedEvents = ({ decision, eventId }: CaseStep): string[] => {
  const cited = decision.reasons.flatMap((r) => r.signals.flatMap((s) => s.evidence.map((e) => e.eventId)));
  return [...new Set([...cited, eventId])];
};

const newCase = (org: string, { request, caseId }: CaseStep, at: Date): CaseRecord => ({
  id: caseId,
  org,
  team: null,
  origin: 'decision',
  status: 'open',
  tier: request.tier,
  dangerNow: isLifeInDanger({ tier: request.tier, dangerNow: false }),
  category: request.category,
  peers: request.peerCategory ? 'proposed' : null,
  otherCategory: request.peerCategory ?? null,
  subject: request.subject,
  affectedChild: request.affectedChild,
  assignee: null,
  unread: true,
  share: 1,
  aside: false,
  wasRead: false,
  closedReason: null,
  openedAt: at,
  updatedAt: at,
  version: 1,
});
