import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import { findAliased, type Sql } from '@khong-mot-minh/database';
import type { Judged } from '../judge-batch.ts';

/** A decision with the platform's own ids; an alias that nothing leads back from stays. */
const unmaskedDecision = (decision: Decision, idOf: (alias: string) => string): Decision =>
  decision.measures.some(({ kind }) => kind === 'restrict')
    ? {
        ...decision,
        measures: decision.measures.map((measure) =>
          measure.kind === 'restrict' ? { ...measure, account: idOf(measure.account) } : measure,
        ),
      }
    : decision;

/** The same for decisions that were kept: their accounts are looked up. */
export async function unmaskKept(
  sql: Sql,
  org: string,
  decisions: readonly Decision[],
): Promise<(decision: Decision) => Decision> {
  const aliases = decisions.flatMap(({ measures }) =>
    measures.flatMap((measure) => (measure.kind === 'restrict' ? [measure.account] : [])),
  );
  const ids = aliases.length > 0 ? await findAliased(sql, org, aliases) : new Map<string, string>();
  return (decision) => unmaskedDecision(decision, (alias) => ids.get(alias) ?? alias);
}

/** What a batch leads to, for those who know the platform's own ids: its answers, its cases, its limits. */
export function unmaskedJudged(
  judged: Judged,
  idOf: (alias: string) => string,
  originalOf: (event: PlatformEvent) => PlatformEvent,
): Judged {
  const unmask = (decision: Decision): Decision => unmaskedDecision(decision, idOf);
  return {
    ...judged,
    answers: judged.answers.map(unmask),
    cases: judged.cases.map((step) => ({
      ...step,
      decision: unmask(step.decision),
      request: {
        ...step.request,
        subject: idOf(step.request.subject),
        affectedChild: idOf(step.request.affectedChild),
      },
    })),
    withheld: judged.withheld.map(({ event, decision, measure }) => ({
      event: originalOf(event),
      decision: unmask(decision),
      measure: { ...measure, account: idOf(measure.account) },
    })),
    restricted: new Set([...judged.restricted].map(idOf)),
  };
}
