import type { z } from 'zod';
import { RealOrFake } from './games/real-or-fake.ts';
import { TellSomebody } from './games/tell-somebody.ts';
import { ThreeShields } from './games/three-shields.ts';
import { editorSchema, problemsOf } from './learn/content-problems.ts';
import { Convention } from './learn/convention.ts';
import { Facts } from './learn/fact.ts';
import { Lesson } from './learn/lesson.ts';
import { LearningPath } from './learn/path.ts';
import { Pledge } from './learn/pledge.ts';
import { QuizFile } from './learn/quiz-item.ts';
import { Story } from './learn/story.ts';
import { Plan } from './materials/plan.ts';
import { OpenedLinks } from './review/opened-links.ts';
import { ReviewRecords } from './review/review-record.ts';
import { Translations } from './review/translations.ts';
import { Film, FilmWords } from './voices/film.ts';
import { Voice } from './voices/voice.ts';

/** One kind of content: which files it is, how they are checked, and the schema that an editor completes by. */
export type ContentKind = {
  kind: string;
  /** Files below `content/`, with `*` for one folder or name. */
  files: string;
  /** JSON Schema; made when it is asked for, which no server does. */
  schema(): Readonly<Record<string, unknown>>;
  /** Everything that must hold, which is more than a JSON Schema can say. */
  problems(value: unknown): string[];
};

const kind = (name: string, files: string, of: z.ZodType): ContentKind => ({
  kind: name,
  files,
  schema: () => editorSchema(of),
  problems: (value) => problemsOf(of, value),
});

/** Every kind of content; a file below `content/` that is none of them is not read by anybody. */
export const CONTENT_KINDS: readonly ContentKind[] = [
  kind('lesson', 'lessons/*/*.json', Lesson),
  kind('story', 'stories/*/*.json', Story),
  kind('real-or-fake', 'games/that-hay-gia/*.json', RealOrFake),
  kind('tell-somebody', 'games/em-noi-the-nao/*.json', TellSomebody),
  kind('three-shields', 'games/ba-lop-khien/*.json', ThreeShields),
  kind('quiz', 'quizzes/*/*/*.json', QuizFile),
  kind('film', 'films/*/film.json', Film),
  kind('film-words', 'films/*/words.json', FilmWords),
  kind('voice', 'voices/*/*.json', Voice),
  kind('plan', 'plans/*/*.json', Plan),
  kind('convention', 'convention/*/*.json', Convention),
  kind('facts', 'facts.json', Facts),
  kind('path', 'path.json', LearningPath),
  kind('pledge', 'pledge/*.json', Pledge),
  kind('translations', 'translations.json', Translations),
  kind('links', 'links.json', OpenedLinks),
  kind('reviews', 'reviews.json', ReviewRecords),
];

/** The kind of a file below `content/`; undefined where none claims it. */
export const kindOf = (file: string): ContentKind | undefined =>
  CONTENT_KINDS.find(({ files }) =>
    new RegExp(`^${files.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(file),
  );
