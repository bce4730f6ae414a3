import { randomUUID } from 'node:crypto';
import type { AppealGround, PolicyDocument } from '@khong-mot-minh/contracts';
import type { Actor, Sql, StoredStatement } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { insertAppeal, type StoredAppeal } from '../queries/appeals.ts';
import { appealEnds } from '../statements/subject-view.ts';

const DAY_MS = 86_400_000;
/** Our own goal; the EU's Digital Services Act says "timely" and names no number. */
const ANSWER_DAYS = 7;

export type Appealed = { by: StoredAppeal['by']; ground: AppealGround; who: Actor };

/** Makes the one appeal of a statement, with the day by which a person answers it. */
export async function makeAppeal(
  sql: Sql,
  { now, record }: Pick<Deps, 'now' | 'record'>,
  { bundles }: Pick<PolicyDocument, 'bundles'>,
  statement: StoredStatement,
  { by, ground, who }: Appealed,
): Promise<'made' | 'already' | 'too-late'> {
  const madeAt = now();
  if (statement.replacedAt !== null || appealEnds(statement) <= madeAt) return 'too-late';
  const id = randomUUID();
  const days = bundles[statement.bundle]?.appealDays ?? ANSWER_DAYS;
  const dueAt = new Date(madeAt.getTime() + days * DAY_MS);
  const of = { id, org: statement.org, statementId: statement.id };
  if (!(await insertAppeal(sql, { ...of, by, ground, madeAt, dueAt }))) return 'already';
  await record(sql, 'appeal.made', who, [id]);
  return 'made';
}
