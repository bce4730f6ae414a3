import type { Decision } from '@khong-mot-minh/contracts';
import type { Tx } from '@khong-mot-minh/database';
import { noteDecisionRules } from '../queries/rule-counts.ts';

type Restricting = {
  org: string;
  answers: readonly Decision[];
  withheld: readonly { decision: Decision }[];
  at: Date;
};

/** Keeps which rules led to a restriction, because a person may appeal it: what is taken back counts against them. */
export async function noteRestrictingRules(
  { sql }: Tx,
  { org, answers, withheld, at }: Restricting,
): Promise<void> {
  const restricting = [...answers, ...withheld.map(({ decision }) => decision)]
    .filter(({ measures }) => measures.some(({ kind }) => kind === 'restrict'))
    .map(({ eventId, policy, reasons }) => ({
      eventId,
      version: policy,
      rules: reasons.map(({ rule }) => rule),
    }));
  await noteDecisionRules(sql, org, restricting, at);
}
