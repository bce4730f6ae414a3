import { listOpenCasesOf, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { append } from './append.ts';

/**
 * The open cases of somebody who gets in no longer go back to their team: nobody else would look at them, while the
 * young person reads that somebody does. Run as the system of the organisation.
 */
export async function giveBackCases(
  sql: Sql,
  { record, now }: Pick<Deps, 'record' | 'now'>,
  { org, person }: { org: string; person: string },
): Promise<void> {
  const who = { kind: 'system', org } as const;
  const cases = await listOpenCasesOf(sql, org, person);
  for (const one of cases) {
    const after = await append(sql, one, { type: 'given-back', person }, who, now());
    if (typeof after === 'string') throw new Error(`Giving case ${one.id} back met "${after}"`);
  }
  if (cases.length > 0) await record(sql, 'case.changed', who, [person, ...cases.map(({ id }) => id)]);
}
