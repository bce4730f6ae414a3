import { FIRST_LANGUAGE, type Language } from '@khong-mot-minh/contracts/codes';
import { QUIZ_AGES, type QuizAge, QuizFile, type QuizItem } from './quiz-item.ts';
import { contentNames, readTranslated, type Written } from './read-content.ts';

/** The items of each age in one language. English holds a third of them. */
export type QuizBank = Readonly<Record<QuizAge, readonly Written<QuizItem>[]>>;

/** Reads the bank of one language; fails naming the file, its problem, or an id that stands twice. */
export function loadQuizBank(lang: Language): QuizBank {
  const [first, second, third] = QUIZ_AGES;
  const bank = { [first]: load(lang, first), [second]: load(lang, second), [third]: load(lang, third) };
  const ids = Object.values(bank).flatMap((items) => items.map(({ id }) => id));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new Error(`Read content: the quiz item "${twice}" stands twice in "${lang}"`);
  return bank;
}

const load = (lang: Language, age: QuizAge): Written<QuizItem>[] =>
  quizFiles(lang, age).flatMap(({ items, writtenIn }) =>
    writtenIn === undefined ? items : items.map((item) => ({ ...item, writtenIn })),
  );

/** The files of one age; each topic that exists in the first language. */
export const quizFiles = (lang: Language, age: QuizAge): Written<QuizFile>[] =>
  contentNames(`quizzes/${age}/${FIRST_LANGUAGE}`).map((name) =>
    readTranslated((of) => `quizzes/${age}/${of}/${name}`, lang, QuizFile),
  );
