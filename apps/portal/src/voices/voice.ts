import type { Language } from '@kmm/contracts';
import { contentNames, readTranslated, type Written } from '../learn/read-content.ts';
import { listOf, maybe, oneOf, shape, text } from '../learn/shape.ts';

export type Drawing = { file: string; alt: string };
export type Chapter = { title: string; paragraphs: readonly string[]; drawing?: Drawing };

/** An illustrated story in one language; `content/voices/<id>/<language>.json`. Invented, and says who tells it. */
export type Voice = {
  id: string;
  review: 'draft' | 'reviewed';
  minutes: string;
  title: string;
  summary: string;
  teller: string;
  chapters: readonly Chapter[];
  ending: { title: string; steps: readonly string[] };
};

const chapter = shape({
  title: text,
  paragraphs: listOf(text, 1),
  drawing: maybe(shape({ file: text, alt: text })),
});

/** The shape of an illustrated story's file. */
export const voiceShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  minutes: text,
  title: text,
  summary: text,
  teller: text,
  chapters: listOf(chapter, 3),
  ending: shape({ title: text, steps: listOf(text, 2) }),
});

/** What is wrong with a story; nothing found is a pass. */
export const voiceProblems = (value: unknown): string[] => voiceShape(value, '');

/** Every illustrated story of one language. */
export const loadVoices = (lang: Language): Written<Voice>[] =>
  contentNames('voices').map((id) => readTranslated<Voice>(`voices/${id}`, lang, voiceProblems));
