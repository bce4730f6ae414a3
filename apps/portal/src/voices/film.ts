import { readFileSync } from 'node:fs';
import { contentNames, readContent } from '../learn/read-content.ts';
import { check, listOf, oneOf, shape, text } from '../learn/shape.ts';

type Both = { vi: string; en: string };
export type FilmCaption = Both & { from: number; to: number };

/** A film with captions and chapters; `content/films/<id>/film.json` beside the rendered file, `npm run tools -- films`. */
export type Film = {
  id: string;
  review: 'draft' | 'reviewed';
  seconds: number;
  sizeBytes: number;
  /** Hash of what it was rendered from. */
  inputs: string;
  title: Both;
  summary: Both;
  chapters: readonly (Both & { at: number })[];
  captions: readonly FilmCaption[];
};

const number = check({ type: 'number', minimum: 0 }, (value, at) =>
  typeof value === 'number' && value >= 0 ? [] : [`${at} is not a number of 0 or more`],
);
const both = { vi: text, en: text };

const words = {
  title: shape(both),
  summary: shape(both),
  chapters: listOf(shape({ ...both, at: number }), 1),
  captions: listOf(shape({ ...both, from: number, to: number }), 1),
};

/** The shape of what is said in a film, from which it is rendered. */
export const filmWordsShape = shape(words);

/** The shape of a film's facts. */
export const filmShape = shape({
  id: text,
  review: oneOf('draft', 'reviewed'),
  seconds: number,
  sizeBytes: number,
  inputs: text,
  ...words,
});

/** What is wrong with a film's facts; captions must follow each other and end with the film. */
export function filmProblems(value: unknown): string[] {
  const problems = filmShape(value, '');
  if (problems.length > 0) return problems;
  // The shape has just been checked.
  const { captions, seconds } = value as Film;
  return captions.flatMap(({ from, to }, at) => {
    const end = captions[at + 1]?.from ?? seconds;
    return from < to && to <= end ? [] : [`/captions/${at} does not end before the next begins`];
  });
}

/** Every film; read once at start. */
export const loadFilms = (): Film[] =>
  contentNames('films').map((id) => readContent<Film>(`films/${id}/film.json`, filmProblems));

const files = {
  'film.webm': 'video/webm',
  'poster.svg': 'image/svg+xml',
  'captions.vi.vtt': 'text/vtt; charset=utf-8',
  'captions.en.vtt': 'text/vtt; charset=utf-8',
} as const;
export type FilmFile = { body: Uint8Array<ArrayBuffer>; type: string };

/** The files of every film under `<id>/<name>`; no path of a request is ever opened. */
export function loadFilmFiles(): Map<string, FilmFile> {
  const content = new URL('../../../../content/films/', import.meta.url);
  return new Map(
    contentNames('films').flatMap((id) =>
      Object.entries(files).map(
        ([name, type]) =>
          [
            `${id}/${name}`,
            { body: new Uint8Array(readFileSync(new URL(`${id}/${name}`, content))), type },
          ] as const,
      ),
    ),
  );
}
