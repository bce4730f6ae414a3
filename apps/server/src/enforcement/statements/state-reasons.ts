import type { Decision, PlatformEvent, PolicyDocument, StatementMeasure } from '@kmm/contracts';
import { STATED_MEASURES, STATEMENT_MEASURES, statedAs } from '@kmm/contracts/codes';
import {
  insertStatements,
  replaceStatements,
  type StoredRestriction,
  type StoredStatement,
  type Tx,
} from '@kmm/store';
import type { Deps } from '../../deps.ts';
import type { Home } from '../../platform/home-day.ts';
import { findingOf } from './measure-of.ts';
import { newStatement } from './new-statement.ts';

export type Stated = {
  org: string;
  policy: { policy: string; document: Pick<PolicyDocument, 'rules'> };
  events: readonly PlatformEvent[];
  /** By index of the event. */
  answers: readonly Decision[];
  /** Restrictions that this batch started. */
  restrictions: readonly StoredRestriction[];
  /** Events that were judged before and are judged anew. */
  again: readonly string[];
  at: Date;
};

/** Gives every measure of a batch its statement of reasons, in the batch's own transaction: one row a measure. */
export async function stateReasons(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'record'>,
  stated: Stated,
): Promise<void> {
  const { org, again, at } = stated;
  if (again.length) await replaceStatements(tx.sql, org, again, at);
  const rows = stated.events.flatMap((event, i) => {
    const answer = stated.answers[i];
    return answer?.mode === 'live' ? statementsOf(deps.jurisdiction, stated, event, answer) : [];
  });
  const made = await insertStatements(tx.sql, rows);
  if (made.length) await deps.record(tx.sql, 'statement.made', { kind: 'platform', org }, made);
}

function statementsOf(
  home: Home,
  stated: Stated,
  event: PlatformEvent,
  decision: Decision,
): StoredStatement[] {
  const { org, policy, at, restrictions } = stated;
  const caseId = decision.measures.find((m) => m.kind === 'case')?.caseId ?? null;
  const common = { org, eventId: event.id, policy: policy.policy, caseId, decidedBy: null, madeAt: at };
  const onAct = (measure: StatementMeasure, until: Date | null) =>
    newStatement(home, {
      ...common,
      ...findingOf(policy.document, decision, event, measure),
      account: event.actor,
      measure,
      bundle: '',
      restrictionId: null,
      until,
    });
  const hold = decision.holdUntil ? new Date(decision.holdUntil) : null;
  return [
    ...STATEMENT_MEASURES.filter((code) => code === decision.outcome).map((code) => onAct(code, hold)),
    ...STATED_MEASURES.filter(
      (code) => statedAs(code).of === 'act' && decision.measures.some(({ kind }) => kind === code),
    ).map((code) => onAct(code, null)),
    ...restrictions
      .filter(({ cause }) => cause === event.id)
      .map(({ id, account, bundle, until }) =>
        newStatement(home, {
          ...common,
          ...findingOf(policy.document, decision, event, 'restrict', bundle),
          account,
          measure: 'restrict',
          bundle,
          restrictionId: id,
          until,
        }),
      ),
  ];
}
