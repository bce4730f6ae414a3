import type { ChoiceItem, JudgedItem, QuizItem } from './quiz-item.ts';
import { type Choice, type Score, score } from './score.ts';

/** What was chosen, by item: `real`, `fake`, `unsure`, or the place of an option as text. */
export type RoundAnswers = Readonly<Record<string, string>>;

export type RoundScore = Score & { choiceRight: number; choiceTotal: number };

export const isRight = (item: QuizItem, answers: RoundAnswers): boolean =>
  answers[item.id] === String(item.answer);

/** Hits and correct rejections apart, and the safe choices beside them. */
export function markRound(items: readonly QuizItem[], answers: RoundAnswers): RoundScore {
  const stories = items.filter((item): item is JudgedItem => item.kind !== 'safe-choice');
  const questions = items.filter((item): item is ChoiceItem => item.kind === 'safe-choice');
  const chosen = Object.fromEntries(stories.map(({ id }) => [id, asChoice(answers[id])]));
  return {
    ...score(stories, chosen),
    choiceRight: questions.filter((item) => isRight(item, answers)).length,
    choiceTotal: questions.length,
  };
}

const asChoice = (value: string | undefined): Choice =>
  value === 'real' || value === 'fake' ? value : 'unsure';
