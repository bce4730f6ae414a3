import type { IdeaBoardRole } from '@khong-mot-minh/contracts';
import type { RoundReason } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';
import type { DecidedIdeaRow } from './ideas.ts';

export type RoundRow = {
  id: string;
  closesAt: Date;
  decidedAt: Date | null;
  role: IdeaBoardRole | null;
  chosen: string | null;
  reason: RoundReason | null;
};
export type OptionRow = Pick<DecidedIdeaRow, 'id' | 'kind' | 'title' | 'summary'> & {
  round: string;
  votes: number;
};

const columns = `id, closes_at as "closesAt", decided_at as "decidedAt", decided_role as role, chosen, reason`;

/** Opens a round over accepted ideas; false where the last round has no decision yet. */
export async function insertRound(
  sql: Sql,
  round: { id: string; openedAt: Date; closesAt: Date; by: string; options: readonly string[] },
): Promise<boolean> {
  const made = await sql(
    `insert into idea_round (id, opened_at, closes_at, opened_by) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [round.id, round.openedAt, round.closesAt, round.by],
  );
  if (made.length === 0) return false;
  for (const [place, idea] of round.options.entries())
    await sql(`insert into idea_option (round_id, idea_id, place) values ($1, $2, $3)`, [
      round.id,
      idea,
      place,
    ]);
  return true;
}

/** The round that runs, or waits for its decision; there is one at most. */
export async function findOpenRound(sql: Sql): Promise<RoundRow | undefined> {
  const [row] = await sql<RoundRow>(`select ${columns} from idea_round where decided_at is null`);
  return row;
}

/** Rounds with their decision, the newest first. */
export const listDecidedRounds = (sql: Sql, limit: number): Promise<RoundRow[]> =>
  sql<RoundRow>(
    `select ${columns} from idea_round where decided_at is not null order by decided_at desc, id limit $1`,
    [limit],
  );

/** What these rounds let people choose from, in the order of the round. */
export const listOptions = (sql: Sql, rounds: readonly string[]): Promise<OptionRow[]> =>
  sql<OptionRow>(
    `select o.round_id as round, o.votes, i.id, i.kind, i.title, i.summary
     from idea_option o join idea i on i.id = o.idea_id where o.round_id = any ($1) order by o.round_id, o.place`,
    [[...rounds]],
  );

/** One vote more, and nothing else is kept of it; false where nobody can vote for that now. */
export async function addVote(sql: Sql, round: string, idea: string, at: Date): Promise<boolean> {
  const rows = await sql(
    `update idea_option o set votes = o.votes + 1 from idea_round r
     where o.round_id = $1 and o.idea_id = $2 and r.id = o.round_id and r.decided_at is null and r.closes_at > $3
     returning 1`,
    [round, idea, at],
  );
  return rows.length > 0;
}

/** Ends the voting now; false where it had ended. */
export async function closeVoting(sql: Sql, round: string, at: Date): Promise<boolean> {
  const rows = await sql(
    `update idea_round set closes_at = $2 where id = $1 and decided_at is null and closes_at > $2 returning id`,
    [round, at],
  );
  return rows.length > 0;
}

/** What the board makes of a round, once, after the voting. */
export async function decideRound(
  sql: Sql,
  round: string,
  by: { person: string; role: IdeaBoardRole; at: Date; chosen?: string | undefined; reason: RoundReason },
): Promise<boolean> {
  const rows = await sql(
    `update idea_round set decided_at = $2, decided_by = $3, decided_role = $4, chosen = $5, reason = $6
     where id = $1 and decided_at is null and closes_at <= $2 returning id`,
    [round, by.at, by.person, by.role, by.chosen ?? null, by.reason],
  );
  return rows.length > 0;
}
