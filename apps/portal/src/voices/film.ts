import { existsSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '@khong-mot-minh/contracts/codes';
import { z } from 'zod';
import { LocalisedText, localised, Review, Text } from '../learn/content-fields.ts';
import { contentNames, readContent } from '../learn/read-content.ts';

const Moment = z.number().min(0);
const words = {
  title: LocalisedText,
  summary: LocalisedText,
  chapters: z.array(z.strictObject({ ...localised, at: Moment })).min(1),
  captions: z.array(z.strictObject({ ...localised, from: Moment, to: Moment })).min(1),
};

/** What is said in a film, from which it is rendered; `content/films/<id>/words.json`. */
export const FilmWords = z.strictObject(words);

/** A film with captions and chapters; `content/films/<id>/film.json` beside the rendered file, `npm run tools -- films`. */
export const Film = z
  .strictObject({
    id: Text,
    review: Review,
    seconds: Moment,
    sizeBytes: z.number().min(0),
    /** Hash of what it was rendered from. */
    inputs: Text,
    ...words,
  })
  .superRefine(({ captions, seconds }, context) => {
    for (const [at, { from, to }] of captions.entries())
      if (from >= to || to > (captions[at + 1]?.from ?? seconds))
        context.addIssue({
          code: 'custom',
          path: ['captions', at],
          message: 'must end after it begins and before the next begins',
        });
  });
export type Film = z.infer<typeof Film>;

/** Every film; read once at start. */
export const loadFilms = (): Film[] =>
  contentNames('films').map((id) => readContent(`films/${id}/film.json`, Film));

/** The file with the captions in a language. */
export const captionsIn = (lang: Language): string => `captions.${lang}.vtt`;

const files: Readonly<Record<string, string>> = {
  'film.webm': 'video/webm',
  'poster.svg': 'image/svg+xml',
  ...Object.fromEntries(LANGUAGES.map((lang) => [captionsIn(lang), 'text/vtt; charset=utf-8'])),
};
export type FilmFile = { body: Uint8Array<ArrayBuffer>; type: string };

/** The files of every film under `<id>/<name>`; no path of a request is ever opened. */
export function loadFilmFiles(): Map<string, FilmFile> {
  const content = new URL('../../../../content/films/', import.meta.url);
  return new Map(
    contentNames('films').flatMap((id) =>
      Object.entries(files)
        // Captions are there in the languages into which somebody has translated them.
        .filter(([name]) => existsSync(new URL(`${id}/${name}`, content)))
        .map(
          ([name, type]) =>
            [
              `${id}/${name}`,
              { body: new Uint8Array(readFileSync(new URL(`${id}/${name}`, content))), type },
            ] as const,
        ),
    ),
  );
}
