import { randomBytes, randomUUID } from 'node:crypto';
import type { IdeaAnswer, IdeaInput, Ideas, IdeaVote } from '@kmm/contracts';
import {
  addVote,
  countWaitingIdeas,
  findOpenRound,
  insertIdea,
  listDecidedIdeas,
  listDecidedRounds,
  listOptions,
  type Sql,
} from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { toHour } from '../../response/hour.ts';
import { ideaPast, roundPast, roundView } from './idea-view.ts';
import { showsDanger } from './shows-danger.ts';

/** Without I, L, O, U: nobody mistakes a sign that they wrote down. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** More than a board can read in the time an idea is kept; then the door says so instead of taking what nobody reads. */
const MOST_WAITING = 500;
const SHOWN = 60;
const HELP = { call: ['113', '111', '115'], help: { vi: '/vi/giup', en: '/en/giup' } };

const newCode = (): string => {
  const signs = [...randomBytes(8)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/** Keeps an idea for the board, unless its words show danger: then nothing of it is kept, counted or logged. */
export async function proposeIdea(
  { db, now, record }: Deps,
  idea: IdeaInput,
  save: (sql: Sql, answer: IdeaAnswer) => Promise<void> = async () => undefined,
): Promise<IdeaAnswer | 'full'> {
  if (showsDanger(idea.text)) return { kept: false, because: 'danger', ...HELP };
  const waiting = await db.tx({ kind: 'system' }, ({ sql }) => countWaitingIdeas(sql));
  if (waiting >= MOST_WAITING) return 'full';
  const code = newCode();
  const answer: IdeaAnswer = { kept: true, code };
  await db.tx({ kind: 'public' }, async ({ sql }) => {
    await insertIdea(sql, { id: randomUUID(), code, ...idea, hour: toHour(now()) });
    await record(sql, 'idea.proposed', { kind: 'public' }, [code]);
    await save(sql, answer);
  });
  return answer;
}

/** Adds one to a number; who voted is known to nobody. */
export const voteForIdea = ({ db, now }: Deps, { round, option }: IdeaVote): Promise<boolean> =>
  db.tx({ kind: 'public' }, ({ sql }) => addVote(sql, round, option, now()));

/** What runs and what was decided; numbers only after the voting, and none below ten. */
export const readIdeas = ({ db, now }: Deps): Promise<Ideas> =>
  db.tx({ kind: 'public' }, async ({ sql }) => {
    const open = await findOpenRound(sql);
    const [ideas, rounds] = [await listDecidedIdeas(sql, SHOWN), await listDecidedRounds(sql, SHOWN)];
    const options = await listOptions(
      sql,
      [...rounds, ...(open ? [open] : [])].map(({ id }) => id),
    );
    const past = [
      ...ideas.map((idea) => ({ at: idea.at, row: ideaPast(idea) })),
      ...rounds.map((round) => ({ at: round.decidedAt ?? round.closesAt, row: roundPast(round, options) })),
    ].sort((a, b) => b.at.getTime() - a.at.getTime());
    return {
      ...(open && { round: roundView(open, options, now()) }),
      past: past.slice(0, SHOWN).map(({ row }) => row),
    };
  });
