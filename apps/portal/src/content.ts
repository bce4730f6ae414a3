import type { Language } from '@khong-mot-minh/contracts';
import { inEachLanguage } from '@khong-mot-minh/contracts/codes';
import { Lesson } from './learn/lesson.ts';
import { Pledge } from './learn/pledge.ts';
import { contentNames, readTranslated, type Written } from './learn/read-content.ts';
import { loadReviews, type Reviews } from './review/load-reviews.ts';

/** Lessons and pledge of every language, read once at start. */
export type Content = {
  lessons: Record<Language, Written<Lesson>[]>;
  pledge: Record<Language, Written<Pledge>>;
  reviews: Reviews;
};

/** Reads every content file and fails at start, naming the file, when one does not have the agreed shape. */
export function loadContent(): Content {
  const ids = contentNames('lessons');
  const lessons = (lang: Language) => ids.map((id) => readTranslated(`lessons/${id}`, lang, Lesson));
  const pledge = (lang: Language) => readTranslated('pledge', lang, Pledge);
  return {
    lessons: inEachLanguage(lessons),
    pledge: inEachLanguage(pledge),
    reviews: loadReviews(),
  };
}
