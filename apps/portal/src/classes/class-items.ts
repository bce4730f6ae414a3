import type { QuizBank } from '../learn/load-quiz-bank.ts';
import { pickRound } from '../learn/pick-round.ts';
import type { QuizAge, QuizItem } from '../learn/quiz-item.ts';
import type { ClassKind, ClassResults } from './class-deps.ts';

/** The choices of an item in the order of their numbers; the last is always "not sure". */
export const choicesOf = (item: QuizItem): readonly ('real' | 'fake' | 'unsure' | string)[] =>
  item.kind === 'safe-choice' ? [...item.options, 'unsure'] : ['real', 'fake', 'unsure'];

/** The number of the right choice. */
export const rightChoice = (item: QuizItem): number =>
  item.kind === 'safe-choice' ? item.answer : item.kind === 'real' ? 0 : 1;

/** Ten items; those of an after-measure are others than those asked before, so that nobody just remembers answers. */
export function itemsFor(
  bank: QuizBank,
  age: QuizAge,
  kind: ClassKind,
  { seed, asked }: { seed: string; asked: readonly string[] },
): QuizItem[] {
  const fresh = bank[age].filter(({ id }) => !asked.includes(id));
  return pickRound(kind === 'after' || fresh.length >= 30 ? fresh : bank[age], { seed });
}

/** Right answers to true stories and to tricks, as shares of 0–1; undefined where too few answered. */
export type Measure = { real?: number; fake?: number };

/** How a class told true stories from tricks in all rounds of a kind. */
export function measureOf(
  { items }: ClassResults,
  kind: ClassKind,
  bank: readonly QuizItem[],
): Measure | undefined {
  const ofKind = items.filter((one) => one.kind === kind);
  if (ofKind.length === 0) return undefined;
  const share = (story: 'real' | 'fake') => {
    const counted = ofKind.flatMap(({ item: id, counts }) => {
      const item = bank.find((one) => one.id === id);
      return item?.kind === story && counts.length > 0 ? [{ item, counts }] : [];
    });
    const all = counted.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
    const right = counted.reduce((sum, { item, counts }) => sum + (counts[rightChoice(item)] ?? 0), 0);
    return all > 0 ? right / all : undefined;
  };
  const [real, fake] = [share('real'), share('fake')];
  return { ...(real !== undefined && { real }), ...(fake !== undefined && { fake }) };
}
