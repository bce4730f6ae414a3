import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '@kmm/contracts';
import {
  isLesson,
  isPledge,
  isProvinces,
  type Lesson,
  type Pledge,
  type Province,
} from './content-shapes.ts';

const content = new URL('../../../content/', import.meta.url);

function read<T>(path: string, isShape: (value: unknown) => value is T): T {
  const value: unknown = JSON.parse(readFileSync(new URL(path, content), 'utf8'));
  if (!isShape(value)) throw new Error(`Read content: "content/${path}" does not have the agreed shape`);
  return value;
}

/** Lessons, pledge and provinces of both languages, read once at start. */
export type Content = {
  lessons: Record<Language, Lesson[]>;
  pledge: Record<Language, Pledge>;
  provinces: readonly Province[];
};

/** Reads every content file and fails at start, naming the file, when one does not have the agreed shape. */
export function loadContent(): Content {
  const ids = readdirSync(new URL('lessons/', content));
  const lessons = (lang: Language) => ids.map((id) => read(`lessons/${id}/${lang}.json`, isLesson));
  const pledge = (lang: Language) => read(`pledge/${lang}.json`, isPledge);
  return {
    lessons: { vi: lessons(LANGUAGES[0]), en: lessons(LANGUAGES[1]) },
    pledge: { vi: pledge(LANGUAGES[0]), en: pledge(LANGUAGES[1]) },
    provinces: read('provinces.json', isProvinces).provinces,
  };
}
