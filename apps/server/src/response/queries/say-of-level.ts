import { type ChosenLevel, organisationsWhere } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';

/** What is said of a level: a yes or a no to all of it, or again what was allowed before the last no. */
export type LevelAnswer = 'agree' | 'refuse' | 'restore';

const WORDS = { agree: 'allowed', refuse: 'refused', restore: 'restored' } as const satisfies Record<
  LevelAnswer,
  string
>;

/** The reporter's word about a level, with its event; a no ends what nobody there has accepted. */
export async function sayOfLevel(
  sql: Sql,
  level: ChosenLevel,
  answer: LevelAnswer,
  at: Date,
): Promise<'answered' | 'missing' | 'not-now'> {
  const kinds = organisationsWhere(({ consentLevel }) => consentLevel === level);
  const [row] = await sql<{ result: 'answered' | 'missing' | 'not-now' }>(
    `select say_of_level($1, $2, $3, $4) as result`,
    [level, kinds, WORDS[answer], at],
  );
  return row?.result ?? 'missing';
}
