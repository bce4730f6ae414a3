import { type Actor, appendCaseEvent, type CaseRecord, type Sql, updateCase } from '@khong-mot-minh/database';
import { type CaseAct, reduceCase } from './case-reducer.ts';

/** Appends an act and its projection in one transaction; `not-now` and `stale` leave nothing behind. */
export async function append(
  sql: Sql,
  before: CaseRecord,
  act: CaseAct,
  who: Actor,
  at: Date,
  more: Record<string, unknown> = {},
): Promise<CaseRecord | 'not-now' | 'stale'> {
  const after = reduceCase(before, act, at);
  if (!after) return 'not-now';
  if (!(await updateCase(sql, after, before.version))) return 'stale';
  const { type, ...detail } = act;
  await appendCaseEvent(sql, before.id, {
    version: after.version,
    type,
    at,
    org: 'org' in who ? (who.org ?? null) : null,
    person: 'person' in who ? who.person : null,
    detail: { ...detail, ...more },
  });
  return after;
}
