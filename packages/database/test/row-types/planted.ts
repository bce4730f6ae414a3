/** Stands in the place of a file of the store: each statement is wrong in one way, said in the line above it. */
export const PLANTED = `
import type { Sql } from './database.ts';
type Case = { id: string; org_id: string; tier: number; subject: string | null; opened_at: Date };
export const planted = async (sql: Sql, id: string) => [
  // nothing
  await sql<Case>(\`select id, org_id, tier, subject, opened_at from cases where id = $1\`, [id]),
  // a column that the table does not have
  await sql<Case>(\`select id, org, tier, subject, opened_at from cases where id = $1\`, [id]),
  // a column that the statement does not ask for
  await sql<Case>(\`select id, org_id, tier, subject from cases where id = $1\`, [id]),
  // another type
  await sql<{ tier: string }>(\`select tier from cases where id = $1\`, [id]),
  // null where the type has none
  await sql<{ subject: string }>(\`select subject from cases where id = $1\`, [id]),
  // null in the type and never in the table
  await sql<{ tier: number | null }>(\`select tier from cases where id = $1\`, [id]),
  // null where an outer join found nothing
  await sql<{ name: string }>(
    \`select p.name from cases c left join person p on p.id = c.assignee where c.id = $1\`, [id]),
  // undefined
  await sql<{ subject?: string | null }>(\`select subject from cases where id = $1\`, [id]),
  // a text that the table does not allow
  await sql<{ origin: 'decision' | 'report' | 'call' }>(\`select origin from cases where id = $1\`, [id]),
  // a text of the table that the type forgets
  await sql<{ origin: 'report' }>(\`select origin from cases where id = $1\`, [id]),
  // a parameter too many
  await sql<{ tier: number }>(\`select tier from cases where id = $1\`, [id, id]),
  // one branch of two
  await sql<{ tier: number }>(\`select \${id ? 'tier' : 'tiers'} as tier from cases where id = $1\`, [id]),
];
`;

/** What is found, in the same order. */
export const FOUND = [
  'column "org" does not exist',
  '"opened_at" is not in the result',
  '"tier" is string here and smallint in the database',
  '"subject" may be null in the database',
  '"tier" is never null in the database',
  '"name" may be null in the database',
  '"subject" may be undefined here; a database gives null',
  '"origin" never says "call" in the database',
  '"origin" may say "decision" in the database',
  '2 parameters are given and 1 taken',
  'column "tiers" does not exist',
];
