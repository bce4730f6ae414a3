export const TACTICS = ['fear', 'trust', 'control'] as const;
export type Tactic = (typeof TACTICS)[number];
export type Review = 'draft' | 'reviewed';

export type Question = { id: string; prompt: string; answer: 'real' | 'fake'; explanation: string };
export type Section = { title: string; paragraphs?: string[]; list?: string[] };

/** One lesson in one language; `content/lessons/<id>/<language>.json`. */
export type Lesson = {
  id: string;
  version: number;
  review: Review;
  minutes: number;
  domain: string;
  tactics: Tactic[];
  title: string;
  summary: string;
  illustration: { file: string; alt: string };
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

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string' && value !== '';
const number: Check = (value) => typeof value === 'number';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const shape =
  (members: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, check]) => check(Reflect.get(value, name)));

const common = { id: text, version: number, review: oneOf('draft', 'reviewed'), title: text };
const question = shape({ id: text, prompt: text, answer: oneOf('real', 'fake'), explanation: text });
const lesson = shape({
  ...common,
  minutes: number,
  domain: text,
  tactics: listOf(oneOf(...TACTICS)),
  summary: text,
  illustration: shape({ file: text, alt: text }),
  sections: listOf(shape({ title: text, paragraphs: maybe(listOf(text)), list: maybe(listOf(text)) })),
  quiz: shape({ title: text, intro: text, questions: listOf(question) }),
});
const pledge = shape({ ...common, lead: text, lines: listOf(text), nicknames: listOf(text) });
const provinces = shape({ provinces: listOf(shape({ id: text, name: text })) });

export const isLesson = (value: unknown): value is Lesson => lesson(value);
export const isPledge = (value: unknown): value is Pledge => pledge(value);
export const isProvinces = (value: unknown): value is { provinces: Province[] } => provinces(value);
