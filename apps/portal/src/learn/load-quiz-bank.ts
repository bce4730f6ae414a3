import type { Language } from '@kmm/contracts';
import { QUIZ_AGES, type QuizAge, type QuizFile, type QuizItem, quizFileProblems } from './quiz-item.ts';
import { contentNames, readContent } from './read-content.ts';

/** The items of each age in one language. English holds a third of them. */
export type QuizBank = Readonly<Record<QuizAge, readonly QuizItem[]>>;

/** Reads the bank of one language; fails naming the file, its problem, or an id that stands twice. */
export function loadQuizBank(lang: Language): QuizBank {
  const [first, second, third] = QUIZ_AGES;
  const bank = { [first]: load(lang, first), [second]: load(lang, second), [third]: load(lang, third) };
  const ids = Object.values(bank).flatMap((items) => items.map(({ id }) => id));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new Error(`Read content: the quiz item "${twice}" stands twice in "${lang}"`);
  return bank;
}

const load = (lang: Language, age: QuizAge): QuizItem[] => quizFiles(lang, age).flatMap(({ items }) => items);

/** The files of one age. */
export const quizFiles = (lang: Language, age: QuizAge): QuizFile[] =>
  contentNames(`quizzes/${age}/${lang}`).map((name) =>
    readContent<QuizFile>(`quizzes/${age}/${lang}/${name}`, quizFileProblems),
  );
