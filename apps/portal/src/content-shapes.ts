import { factId } from './learn/fact.ts';
import { check, listOf, maybe, oneOf, shape, text } from './learn/shape.ts';

export const TACTICS = ['fear', 'trust', 'control'] as const;
export type Tactic = (typeof TACTICS)[number];
/** Articles as press and commentary number them; the treaty's own text has not been read (`content/convention`). */
export const CONVENTION_ARTICLES = [13, 14, 15, 16, 17] as const;
export type ConventionArticle = (typeof CONVENTION_ARTICLES)[number];
export type Review = 'draft' | 'reviewed';
/** Which part of a wide drawing a narrow place shows: 0 the left end, 100 the right. */
export const FOCUS = [0, 25, 50, 75, 100] as const;

export type Question = { id: string; prompt: string; answer: 'real' | 'fake'; explanation: string };
export type Section = { title: string; paragraphs?: string[]; list?: string[] };

/** One lesson in one language; `content/lessons/<id>/<language>.json`. */
export type Lesson = {
  id: string;
  version: number;
  review: Review;
  minutes: number;
  domain: string;
  /** What it states as true of the world, by id; with none it states nothing of the kind. */
  facts: string[];
  /** Articles of the Hanoi Convention that it touches. */
  convention: ConventionArticle[];
  tactics: Tactic[];
  title: string;
  summary: string;
  illustration: { file: string; focus: (typeof FOCUS)[number]; alt: string };
  sections: Section[];
  quiz: { title: string; intro: string; questions: Question[] };
};

export type Pledge = {
  id: string;
  version: number;
  review: Review;
  title: string;
  lead: string;
  lines: string[];
  nicknames: string[];
};

export type Province = { id: string; name: string };

const number = check({ type: 'number' }, (value, at) =>
  typeof value === 'number' ? [] : [`${at} is not a number`],
);
const common = { id: text, version: number, review: oneOf('draft', 'reviewed'), title: text };
const question = shape({ id: text, prompt: text, answer: oneOf('real', 'fake'), explanation: text });

/** The shape of a lesson's file. */
export const lessonShape = shape({
  ...common,
  minutes: number,
  domain: text,
  facts: listOf(factId),
  convention: listOf(oneOf(...CONVENTION_ARTICLES), 1),
  tactics: listOf(oneOf(...TACTICS)),
  summary: text,
  illustration: shape({ file: text, focus: oneOf(...FOCUS), alt: text }),
  sections: listOf(shape({ title: text, paragraphs: maybe(listOf(text)), list: maybe(listOf(text)) })),
  quiz: shape({ title: text, intro: text, questions: listOf(question) }),
});
/** The shape of the pledge's file. */
export const pledgeShape = shape({ ...common, lead: text, lines: listOf(text), nicknames: listOf(text) });
/** The shape of `content/provinces.json`. */
export const provincesShape = shape({
  source: text,
  validFrom: text,
  provinces: listOf(shape({ id: text, name: text })),
});
const tile = shape({ id: text, column: number, row: number });
/** The shape of `content/province-map.json`. */
export const provinceMapShape = shape({
  note: text,
  tiles: listOf(tile),
  islands: listOf(
    shape({ province: text, name: shape({ vi: text, en: text }), column: number, row: number }),
  ),
});

export const lessonProblems = (value: unknown): string[] => lessonShape(value, '');
