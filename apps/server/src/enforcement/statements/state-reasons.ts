import {
  type Decision,
  type PlatformEvent,
  type PolicyDocument,
  type StatementMeasure,
  targetOf,
} from '@khong-mot-minh/contracts';
import { STATED_MEASURES, STATEMENT_MEASURES, statedAs } from '@khong-mot-minh/contracts/codes';
import {
  findStoppedWith,
  insertStatements,
  replaceStatements,
  type Sql,
  type StoppedWith,
  type StoredRestriction,
  type StoredStatement,
  type Tx,
} from '@khong-mot-minh/database';
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
  const stopOf = await stopsOf(tx.sql, stated);
  const rows = stated.events.flatMap((event, i) => {
    const answer = stated.answers[i];
    return answer?.mode === 'live'
      ? statementsOf(deps.jurisdiction, stated, event, answer, stopOf(event))
      : [];
  });
  const made = await insertStatements(tx.sql, rows);
  if (made.length) await deps.record(tx.sql, 'statement.made', { kind: 'platform', org }, made);
}

/** The stop that runs between the two accounts of an event; looked up only where something was blocked. */
async function stopsOf(
  sql: Sql,
  { org, events, answers, at }: Stated,
): Promise<(event: PlatformEvent) => StoppedWith | undefined> {
  const senders = events.flatMap((event, i) =>
    answers[i]?.outcome === 'block' && targetOf(event) ? [event.actor] : [],
  );
  if (senders.length === 0) return () => undefined;
  const stopped = await findStoppedWith(sql, org, [...new Set(senders)], at);
  return (event) => stopped.get(event.actor)?.find(({ account }) => account === targetOf(event)?.target);
}

function statementsOf(
  home: Home,
  stated: Stated,
  event: PlatformEvent,
  decision: Decision,
  stop: StoppedWith | undefined,
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
      ...(stop && measure === 'block' && { stopId: stop.id, stoppedBy: stop.placedBy }),
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
