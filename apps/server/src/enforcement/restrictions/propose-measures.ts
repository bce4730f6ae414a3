import { randomUUID } from 'node:crypto';
import type { PolicyDocument } from '@khong-mot-minh/contracts';
import type { Tx } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { Withheld } from '../../policies/index.ts';
import { insertProposal } from '../queries/measure-proposals.ts';
import { findingOf } from '../statements/measure-of.ts';

const HOUR_MS = 3600_000;
/** Our own goals, no law: a person answers within an hour where life may be in danger, else within four. */
const ANSWER_WITHIN_MS = { 4: 4 * HOUR_MS, 5: HOUR_MS } as const;
const LENGTH_MS = 30 * 86_400_000;

/** Writes down the limits of a batch that wait for a person, in its transaction. */
export async function proposeMeasures(
  tx: Tx,
  deps: Pick<Deps, 'record'>,
  policy: { policy: string; document: Pick<PolicyDocument, 'rules'> },
  org: string,
  withheld: readonly Withheld[],
  at: Date,
): Promise<void> {
  const proposed: string[] = [];
  for (const { event, decision, measure } of withheld) {
    const { account, bundle } = measure;
    const tier = decision.tier === 5 ? 5 : 4;
    const until = measure.until ? new Date(measure.until) : new Date(at.getTime() + LENGTH_MS);
    if (until <= at) continue;
    const id = randomUUID();
    const { degraded: _, ...finding } = findingOf(policy.document, decision, event, 'restrict', bundle);
    const fresh = await insertProposal(tx.sql, {
      ...finding,
      id,
      org,
      account,
      bundle,
      tier,
      eventId: event.id,
      policy: policy.policy,
      caseId: decision.measures.find((m) => m.kind === 'case')?.caseId ?? null,
      proposedAt: at,
      dueAt: new Date(Math.min(at.getTime() + ANSWER_WITHIN_MS[tier], until.getTime())),
      until,
    });
    if (fresh) proposed.push(id);
  }
  if (proposed.length) await deps.record(tx.sql, 'measure.proposed', { kind: 'platform', org }, proposed);
}
