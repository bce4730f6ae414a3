import type { Language } from '@kmm/contracts';
import { inEachLanguage } from '@kmm/contracts/codes';
import {
  type Lesson,
  lessonProblems,
  type Pledge,
  type Province,
  pledgeShape,
  provincesShape,
} from './content-shapes.ts';
import { contentNames, readContent, readTranslated, type Written } from './learn/read-content.ts';
import { loadReviews, type Reviews } from './review/load-reviews.ts';

/** Lessons, pledge and provinces of both languages, read once at start. */
export type Content = {
  lessons: Record<Language, Written<Lesson>[]>;
  pledge: Record<Language, Written<Pledge>>;
  provinces: readonly Province[];
  reviews: Reviews;
};

/** Reads every content file and fails at start, naming the file, when one does not have the agreed shape. */
export function loadContent(): Content {
  const ids = contentNames('lessons');
  const lessons = (lang: Language) =>
    ids.map((id) => readTranslated<Lesson>(`lessons/${id}`, lang, lessonProblems));
  const pledge = (lang: Language) =>
    readTranslated<Pledge>('pledge', lang, (value) => pledgeShape(value, ''));
  return {
    lessons: inEachLanguage(lessons),
    pledge: inEachLanguage(pledge),
    provinces: readContent<{ provinces: Province[] }>('provinces.json', (value) => provincesShape(value, ''))
      .provinces,
    reviews: loadReviews(),
  };
}
