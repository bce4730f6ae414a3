import type { IdeaBoardRole, Localised } from '@khong-mot-minh/contracts';
import type { AcceptReason, DeclineReason, IdeaKind } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';

/** Keeps an idea until somebody on the board reads it. */
export async function insertIdea(
  sql: Sql,
  idea: { id: string; code: string; kind: IdeaKind; text: string; hour: Date },
): Promise<void> {
  await sql(`insert into idea (id, code, kind, text, proposed_hour) values ($1, $2, $3, $4, $5)`, [
    idea.id,
    idea.code,
    idea.kind,
    idea.text,
    idea.hour,
  ]);
}

export type WaitingIdeaRow = { id: string; code: string; kind: IdeaKind; text: string; hour: Date };

/** Ideas that nobody decided about, the oldest first; empty for whoever is not on the board. */
export const listWaitingIdeas = (sql: Sql, limit: number): Promise<WaitingIdeaRow[]> =>
  sql<WaitingIdeaRow>(
    `select id, code, kind, text, proposed_hour as hour from idea where outcome is null
     order by proposed_hour, id limit $1`,
    [limit],
  );

/** How many wait; for the house itself. */
export async function countWaitingIdeas(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }>(`select count(*)::int as count from idea where outcome is null`);
  return row?.count ?? 0;
}

/** A moderator's words: in Vietnamese always, in another language where they wrote it. */
type Words = Pick<Localised, 'vi'> & Partial<Localised>;
type By = { person: string; role: IdeaBoardRole; at: Date };

/** A decision, once; the young person's words go with it. False where somebody else was first. */
export async function decideIdea(
  sql: Sql,
  id: string,
  by: By,
  decision:
    | { outcome: 'accepted'; reason: AcceptReason; title: Words; summary: Words }
    | { outcome: 'declined'; reason: DeclineReason },
): Promise<boolean> {
  const words = decision.outcome === 'accepted' ? decision : undefined;
  const rows = await sql(
    `update idea set text = null, outcome = $2, reason = $3, decided_at = $4, decided_by = $5, decided_role = $6,
       title = $7, summary = $8
     where id = $1 and outcome is null returning id`,
    [
      id,
      decision.outcome,
      decision.reason,
      by.at,
      by.person,
      by.role,
      words ? JSON.stringify(words.title) : null,
      words ? JSON.stringify(words.summary) : null,
    ],
  );
  return rows.length > 0;
}

/** Which page tells an accepted idea, once. False where it is not accepted or has its page. */
export async function nameWorkOfIdea(sql: Sql, id: string, by: By, to: string): Promise<boolean> {
  const rows = await sql(
    `update idea set made_to = $2, made_at = $3, made_by = $4, made_role = $5
     where id = $1 and outcome = 'accepted' and made_to is null returning id`,
    [id, to, by.at, by.person, by.role],
  );
  return rows.length > 0;
}

/** Texts that nobody read in time are deleted, and the outcome says so. Returns their ids. */
export async function forgetIdeas(sql: Sql, proposedBefore: Date, at: Date): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `update idea set text = null, outcome = 'unread', decided_at = $2
     where outcome is null and proposed_hour < $1 returning id`,
    [proposedBefore, at],
  );
  return rows.map(({ id }) => id);
}

export type DecidedIdeaRow = {
  id: string;
  code: string;
  kind: IdeaKind;
  outcome: 'accepted' | 'declined' | 'unread';
  reason: AcceptReason | DeclineReason | null;
  at: Date;
  role: IdeaBoardRole | null;
  title: Words | null;
  summary: Words | null;
  madeTo: string | null;
  madeAt: Date | null;
  madeRole: IdeaBoardRole | null;
};

const decided = `i.id, i.code, i.kind, i.outcome, i.reason, i.decided_at as at, i.decided_role as role,
  i.title, i.summary,
  i.made_to as "madeTo", i.made_at as "madeAt", i.made_role as "madeRole"`;

/** What was decided about ideas, the newest first. */
export const listDecidedIdeas = (sql: Sql, limit: number): Promise<DecidedIdeaRow[]> =>
  sql<DecidedIdeaRow>(
    `select ${decided} from idea i where i.outcome is not null order by i.decided_at desc, i.id limit $1`,
    [limit],
  );

/** Accepted ideas, the newest first, and whether one stands in a round without a decision, or was chosen. */
export const listAcceptedIdeas = (
  sql: Sql,
  limit: number,
): Promise<(DecidedIdeaRow & { inRound: boolean })[]> =>
  sql<DecidedIdeaRow & { inRound: boolean }>(
    `select ${decided}, exists (
       select 1 from idea_option o join idea_round r on r.id = o.round_id
       where o.idea_id = i.id and (r.decided_at is null or r.chosen = i.id)) as "inRound"
     from idea i where i.outcome = 'accepted' order by i.decided_at desc, i.id limit $1`,
    [limit],
  );
