import type { LintedItem } from './quiz-bank.ts';

/** How often a way of answering without reading is right, beside what pure chance would give. */
export type Strategy = { name: string; right: number; chance: number; asked: number };

/** A strategy may beat chance by this much before the bank teaches the strategy and not the subject. */
const MARGIN = 0.05;

const judged = (items: readonly LintedItem[]) =>
  items.flatMap((item) => (item.kind === 'safe-choice' ? [] : [item]));
const choices = (items: readonly LintedItem[]) =>
  items.flatMap((item) => (item.kind === 'safe-choice' ? [item] : []));
const share = (marks: readonly number[]) => marks.reduce((sum, mark) => sum + mark, 0) / (marks.length || 1);

/** Ties are shared: whoever picks the longest of two equally long options is right half the time. */
function longest(options: readonly string[], answer: number, sign: 1 | -1): number {
  const most = Math.max(...options.map((option) => sign * option.length));
  const tied = options.flatMap((option, at) => (sign * option.length === most ? [at] : []));
  return tied.includes(answer) ? 1 / tied.length : 0;
}

/** The strategies of a pupil who does not read. Two options are a coin, three a die. */
export function strategies(items: readonly LintedItem[]): Strategy[] {
  const stories = judged(items);
  const questions = choices(items);
  const middle = stories.map((item) => item.situation.length).sort((a, b) => a - b)[stories.length >> 1] ?? 0;
  const ofStories = (name: string, mark: (item: (typeof stories)[number]) => number): Strategy => ({
    name,
    right: share(stories.map(mark)),
    chance: 1 / 2,
    asked: stories.length,
  });
  const ofQuestions = (name: string, mark: (item: (typeof questions)[number]) => number): Strategy => ({
    name,
    right: share(questions.map(mark)),
    chance: 1 / 3,
    asked: questions.length,
  });
  return [
    ofStories('always fake', ({ answer }) => Number(answer === 'fake')),
    ofStories('always real', ({ answer }) => Number(answer === 'real')),
    ofStories('long stories are fake', ({ situation, answer }) =>
      Number(situation.length >= middle === (answer === 'fake')),
    ),
    ofQuestions('first option', ({ answer }) => Number(answer === 0)),
    ofQuestions('last option', ({ answer, options }) => Number(answer === options.length - 1)),
    ofQuestions('longest option', ({ options, answer }) => longest(options, answer, 1)),
    ofQuestions('shortest option', ({ options, answer }) => longest(options, answer, -1)),
  ];
}

export const beatsChance = ({ right, chance }: Strategy): boolean => right > chance + MARGIN + 1e-9;
