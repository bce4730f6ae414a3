import {
  lessonProblems,
  lessonShape,
  pledgeShape,
  provinceMapShape,
  provincesShape,
} from './content-shapes.ts';
import { realOrFakeProblems, realOrFakeShape } from './games/real-or-fake.ts';
import { tellSomebodyProblems, tellSomebodyShape } from './games/tell-somebody.ts';
import { threeShieldsProblems, threeShieldsShape } from './games/three-shields.ts';
import { conventionProblems, conventionShape } from './learn/convention.ts';
import { factsProblems, factsShape } from './learn/fact.ts';
import { pathProblems, pathShape } from './learn/path.ts';
import { quizFileProblems, quizFileShape } from './learn/quiz-item.ts';
import type { Check, JsonSchema } from './learn/shape.ts';
import { storyProblems, storyShape } from './learn/story.ts';
import { planProblems, planShape } from './materials/plan.ts';
import { openedLinksShape } from './review/opened-links.ts';
import { reviewsProblems, reviewsShape } from './review/review-record.ts';
import { translationsShape } from './review/translations.ts';
import { filmProblems, filmShape, filmWordsShape } from './voices/film.ts';
import { voiceProblems, voiceShape } from './voices/voice.ts';

/** One kind of content: which files it is, how they are checked, and the schema that an editor completes by. */
export type ContentKind = {
  kind: string;
  /** Files below `content/`, with `*` for one folder or name. */
  files: string;
  schema: JsonSchema;
  /** Everything that must hold, which is more than a schema can say. */
  problems(value: unknown): string[];
};

const kind = (name: string, files: string, of: Check, problems?: ContentKind['problems']): ContentKind => ({
  kind: name,
  files,
  schema: of.schema,
  problems: problems ?? ((value) => of(value, '')),
});

/** Every kind of content; a file below `content/` that is none of them is not read by anybody. */
export const CONTENT_KINDS: readonly ContentKind[] = [
  kind('lesson', 'lessons/*/*.json', lessonShape, lessonProblems),
  kind('story', 'stories/*/*.json', storyShape, storyProblems),
  kind('real-or-fake', 'games/that-hay-gia/*.json', realOrFakeShape, realOrFakeProblems),
  kind('tell-somebody', 'games/em-noi-the-nao/*.json', tellSomebodyShape, tellSomebodyProblems),
  kind('three-shields', 'games/ba-lop-khien/*.json', threeShieldsShape, threeShieldsProblems),
  kind('quiz', 'quizzes/*/*/*.json', quizFileShape, quizFileProblems),
  kind('film', 'films/*/film.json', filmShape, filmProblems),
  kind('film-words', 'films/*/words.json', filmWordsShape),
  kind('voice', 'voices/*/*.json', voiceShape, voiceProblems),
  kind('plan', 'plans/*/*.json', planShape, planProblems),
  kind('convention', 'convention/*/*.json', conventionShape, conventionProblems),
  kind('facts', 'facts.json', factsShape, factsProblems),
  kind('path', 'path.json', pathShape, pathProblems),
  kind('pledge', 'pledge/*.json', pledgeShape),
  kind('translations', 'translations.json', translationsShape),
  kind('links', 'links.json', openedLinksShape),
  kind('reviews', 'reviews.json', reviewsShape, reviewsProblems),
  kind('provinces', 'provinces.json', provincesShape),
  kind('province-map', 'province-map.json', provinceMapShape),
];

/** The kind of a file below `content/`; undefined where none claims it. */
export const kindOf = (file: string): ContentKind | undefined =>
  CONTENT_KINDS.find(({ files }) =>
    new RegExp(`^${files.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file),
  );
