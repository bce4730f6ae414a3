import type { QuizItem, Trick } from './quiz-item.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

/** As many tricks as true stories: a round that only teaches distrust would reward distrust. */
const OF_EACH = { fake: 4, real: 4, 'safe-choice': 2 } as const;
const ROUND_LENGTH = 10;

/** `on` names the items of a review; otherwise the seed chooses. */
export type RoundWish = { seed: string; trick?: Trick; on?: readonly string[] };

/** The items of one round, the same for the same wish. A trick comes first where there are enough items. */
export function pickRound<Item extends QuizItem>(
  items: readonly Item[],
  { seed, trick, on = [] }: RoundWish,
): Item[] {
  const selection = items.filter(({ id }) => on.includes(id)).slice(0, ROUND_LENGTH);
  if (selection.length > 0) return selection;
  const random = seededRandom(seed);
  const drawn = Object.entries(OF_EACH).flatMap(([kind, count]) => {
    const ofKind = shuffled(
      items.filter((item) => item.kind === kind),
      random,
    );
    const first = ofKind.filter((item) => item.trick === trick);
    return [...first, ...ofKind.filter((item) => !first.includes(item))].slice(0, count);
  });
  return shuffled(drawn, random);
}
