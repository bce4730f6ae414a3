import { randomBytes, randomUUID } from 'node:crypto';
import type { IdeaAnswer, IdeaInput, Ideas, IdeaVote } from '@khong-mot-minh/contracts';
import { LINES } from '@khong-mot-minh/contracts/codes';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { RateLimitKey } from '../../limits/neighbourhoods.ts';
import { toHour } from '../../platform/hour.ts';
import { addVote, findOpenRound, listDecidedRounds, listOptions } from '../queries/idea-rounds.ts';
import { countWaitingIdeas, insertIdea, listDecidedIdeas } from '../queries/ideas.ts';
import { ideaPast, roundPast, roundView } from './idea-view.ts';
import { showsDanger } from './shows-danger.ts';

/** Without I, L, O, U: nobody mistakes a sign that they wrote down. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** More than a board can read in the time an idea is kept; then the door says so instead of taking what nobody reads. */
const MOST_WAITING = 500;
/** The fuller the box, the fewer places one neighbourhood has an hour; of the last ones, one. */
const SHARE_OF_ROOM = 6;
const LAST_PLACES = 50;
const SHOWN = 60;
const HELP_PAGES = { vi: '/vi/giup', en: '/en/giup' };

const newCode = (): string => {
  const signs = [...randomBytes(8)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
};

/** How many ideas one neighbourhood may bring this hour while so many wait. */
const placesFor = (waiting: number): number => {
  const room = MOST_WAITING - waiting;
  return room <= LAST_PLACES ? 1 : Math.floor(room / SHARE_OF_ROOM);
};

type Kept = Extract<IdeaAnswer, { kept: true }>;

/** Looks whether the words show danger, and keeps the idea where not; otherwise nothing of it is kept, counted or logged. */
export async function proposeIdea(
  deps: Pick<Deps, 'admission' | 'db' | 'jurisdiction' | 'now' | 'record'>,
  idea: IdeaInput,
  asker: RateLimitKey,
  save?: (sql: Sql, answer: IdeaAnswer) => Promise<void>,
): Promise<IdeaAnswer | 'full' | 'crowded'> {
  deps.admission.count('ideaLook', asker);
  if (showsDanger(idea.text))
    return {
      kept: false,
      because: 'danger',
      call: LINES.map((line) => deps.jurisdiction.lines[line]),
      help: HELP_PAGES,
    };
  return keepIdea(deps, idea, asker, save);
}

/**
 * Keeps an idea for the board whose words were looked at. `crowded`: its neighbourhood has had its part of the box for
 * this hour; others still have theirs.
 */
export async function keepIdea(
  { db, now, record, admission }: Pick<Deps, 'admission' | 'db' | 'now' | 'record'>,
  idea: IdeaInput,
  asker: RateLimitKey,
  save: (sql: Sql, answer: IdeaAnswer) => Promise<void> = async () => undefined,
): Promise<Kept | 'full' | 'crowded'> {
  const waiting = await db.tx({ kind: 'system' }, ({ sql }) => countWaitingIdeas(sql));
  if (waiting >= MOST_WAITING) return 'full';
  if (admission.had('idea', asker) >= placesFor(waiting)) return 'crowded';
  if ((await admission.admit('idea', asker, {})) !== 'in') return 'crowded';
  // Counted before it is written: of two at the same moment only one has the last place.
  admission.count('idea', asker);
  const code = newCode();
  const answer: Kept = { kept: true, code };
  await db.tx({ kind: 'public' }, async ({ sql }) => {
    await insertIdea(sql, { id: randomUUID(), code, ...idea, hour: toHour(now()) });
    await record(sql, 'idea.proposed', { kind: 'public' }, [code]);
    await save(sql, answer);
  });
  return answer;
}

/** Adds one to a number; who voted is known to nobody. */
export const voteForIdea = (
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { round, option }: IdeaVote,
): Promise<boolean> => db.tx({ kind: 'public' }, ({ sql }) => addVote(sql, round, option, now()));

/** What runs and what was decided; numbers only after the voting, and none below ten. */
export const readIdeas = ({
  db,
  jurisdiction,
  now,
}: Pick<Deps, 'db' | 'jurisdiction' | 'now'>): Promise<Ideas> =>
  db.tx({ kind: 'public' }, async ({ sql }) => {
    const open = await findOpenRound(sql);
    const [ideas, rounds] = [await listDecidedIdeas(sql, SHOWN), await listDecidedRounds(sql, SHOWN)];
    const options = await listOptions(
      sql,
      [...rounds, ...(open ? [open] : [])].map(({ id }) => id),
    );
    const past = [
      ...ideas.map((idea) => ({ at: idea.at, row: ideaPast(jurisdiction, idea) })),
      ...rounds.map((round) => ({
        at: round.decidedAt ?? round.closesAt,
        row: roundPast(jurisdiction, round, options),
      })),
    ].sort((a, b) => b.at.getTime() - a.at.getTime());
    return {
      ...(open && { round: roundView(open, options, now()) }),
      past: past.slice(0, SHOWN).map(({ row }) => row),
    };
  });
