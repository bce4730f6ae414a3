import type { AppealGround, PolicyDocument, StatementForSubject } from '@kmm/contracts';
import { findAppeals, findStatement, type Sql, type StoredStatement } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { makeAppeal } from './make-appeal.ts';
import { readableAt } from './new-statement.ts';
import { idOfLink } from './statement-link.ts';
import { subjectView } from './subject-view.ts';

type Room = Pick<Deps, 'db' | 'vault' | 'now' | 'record'>;
type Document = Pick<PolicyDocument, 'bundles'>;

/** What stands behind a link; before its time it is as unknown as a link that was never given. */
export async function readLinked(
  deps: Room,
  document: Document,
  link: string,
): Promise<StatementForSubject | 'unknown'> {
  const id = idOfLink(deps.vault, link);
  if (!id) return 'unknown';
  return deps.db.tx({ kind: 'public', locator: id }, async ({ sql }) => {
    const statement = await readable(sql, id, deps.now());
    if (!statement) return 'unknown';
    const appeal = (await findAppeals(sql, [id])).get(id);
    return subjectView(document, statement, appeal, deps.now());
  });
}

/** The person concerned appeals from the page behind the link. */
export async function appealLinked(
  deps: Room,
  document: Document,
  link: string,
  ground: AppealGround,
): Promise<'made' | 'already' | 'too-late' | 'unknown'> {
  const id = idOfLink(deps.vault, link);
  if (!id) return 'unknown';
  const who = { kind: 'public', locator: id } as const;
  return deps.db.tx(who, async ({ sql }) => {
    const statement = await readable(sql, id, deps.now());
    return statement ? makeAppeal(sql, deps, document, statement, { by: 'person', ground, who }) : 'unknown';
  });
}

async function readable(sql: Sql, id: string, now: Date): Promise<StoredStatement | undefined> {
  const statement = await findStatement(sql, id);
  return statement && readableAt(statement) <= now ? statement : undefined;
}
