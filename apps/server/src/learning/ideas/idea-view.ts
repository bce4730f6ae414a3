import type { AcceptedIdea, IdeaDesk, IdeaPast, IdeaRound, RoundOption } from '@khong-mot-minh/contracts';
import { inOrder } from '@khong-mot-minh/database';
import { learningWorks } from '@khong-mot-minh/portal';
import { type Home, homeDay } from '../../platform/home-day.ts';
import type { OptionRow, RoundRow } from '../queries/idea-rounds.ts';
import type { DecidedIdeaRow } from '../queries/ideas.ts';

/** A count below this could point at a class or a person. */
const SMALLEST_SHOWN = 10;

/** What stands on the learning pages now: an idea can have come to nothing else. */
const WORKS = learningWorks();
export const isWork = (to: string): boolean => WORKS.some((work) => work.to === to);
export const works = (): IdeaDesk['works'] => WORKS;

/** The page that tells an idea; left out when that page is gone. */
const madeOf = (home: Home, { madeTo, madeAt, madeRole }: DecidedIdeaRow): Pick<AcceptedIdea, 'made'> => {
  const work = WORKS.find(({ to }) => to === madeTo);
  if (!work || !madeAt) return {};
  return { made: { ...work, on: homeDay(home, madeAt), ...(madeRole && { role: madeRole }) } };
};

// An accepted idea has its words: a constraint of the table.
const words = (stored: DecidedIdeaRow['title']) => inOrder(stored ?? { vi: '' });

type Words = Pick<DecidedIdeaRow, 'id' | 'kind' | 'title' | 'summary'>;
const optionOf = (row: Words) => ({
  id: row.id,
  kind: row.kind,
  title: words(row.title),
  summary: words(row.summary),
});

const optionsOf = (round: RoundRow, all: readonly OptionRow[], counted: boolean): RoundOption[] =>
  all
    .filter((one) => one.round === round.id)
    .map((one) => ({
      ...optionOf(one),
      ...(counted && one.votes >= SMALLEST_SHOWN && { votes: one.votes }),
    }));

/** A round without decision: while people vote nobody sees a number, so none follows the others. */
export function roundView(round: RoundRow, options: readonly OptionRow[], now: Date): IdeaRound {
  const open = round.closesAt > now;
  return {
    id: round.id,
    closesAt: round.closesAt.toISOString(),
    open,
    options: optionsOf(round, options, !open),
  };
}

export const acceptedView = (home: Home, row: DecidedIdeaRow & { inRound: boolean }): AcceptedIdea => ({
  ...optionOf(row),
  on: homeDay(home, row.at),
  inRound: row.inRound,
  ...madeOf(home, row),
});

/** A decision about an idea as everybody sees it: the board's words, by which role, on which day. */
export const ideaPast = (home: Home, row: DecidedIdeaRow): IdeaPast => ({
  what: 'idea',
  code: row.code,
  kind: row.kind,
  outcome: row.outcome,
  on: homeDay(home, row.at),
  ...(row.reason && { reason: row.reason }),
  ...(row.role && { role: row.role }),
  ...(row.title !== null && { title: words(row.title) }),
  ...madeOf(home, row),
});

export const roundPast = (home: Home, row: RoundRow, options: readonly OptionRow[]): IdeaPast => ({
  what: 'round',
  options: optionsOf(row, options, true),
  // A decided round has its reason: a constraint of the table.
  reason: row.reason ?? 'none-fits',
  on: homeDay(home, row.decidedAt ?? row.closesAt),
  ...(row.role && { role: row.role }),
  ...(row.chosen && { chosen: row.chosen }),
});
