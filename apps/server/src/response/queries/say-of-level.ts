import { type ChosenLevel, organisationsWhere } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';

/** The reporter's word about everybody of a level, with its event; a no ends what nobody there has accepted. */
export async function sayOfLevel(
  sql: Sql,
  level: ChosenLevel,
  allows: boolean,
  at: Date,
): Promise<'answered' | 'missing' | 'not-now'> {
  const kinds = organisationsWhere(({ consentLevel }) => consentLevel === level);
  const [row] = await sql<{ result: 'answered' | 'missing' | 'not-now' }>(
    `select say_of_level($1, $2, $3, $4) as result`,
    [level, kinds, allows, at],
  );
  return row?.result ?? 'missing';
}
