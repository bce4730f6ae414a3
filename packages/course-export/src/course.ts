import type { Language } from '@khong-mot-minh/contracts';

/** One question of a course; `right` is the id of a choice. Ids are letters, digits and hyphens. */
export type CourseQuestion = {
  id: string;
  prompt: string;
  choices: readonly { id: string; text: string }[];
  right: string;
  explanation: string;
};

export type CourseSection = { title: string; paragraphs: readonly string[]; list: readonly string[] };

/** The few sentences that a course carries with it. */
export type CourseWords = {
  check: string;
  right: string;
  wrong: string;
  done: string;
  help: string;
  review: string;
};

/** A lesson or a part of the quiz bank, ready to be packed for another learning system. */
export type Course = {
  id: string;
  lang: Language;
  title: string;
  summary: string;
  /** The subject domain that it is tagged with, as shown. */
  domain: string;
  sections: readonly CourseSection[];
  questions: readonly CourseQuestion[];
  /** An SVG document and its words. */
  illustration?: { svg: string; alt: string };
  words: CourseWords;
};

/** Files of a package by their path inside it. */
export type PackageFiles = Readonly<Record<string, string>>;
