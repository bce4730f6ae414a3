import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_LANGUAGE, LANGUAGE_ROWS, LANGUAGES, type Language } from '@khong-mot-minh/contracts/codes';
import { pieceOf } from '@khong-mot-minh/portal';
import type { Piece } from './survey.ts';

/** How much of the content and of the sentences each further language lacks: one line a language that lacks any. */
export function untranslated(root: string, pieces: readonly Pick<Piece, 'files'>[]): string[] {
  const told = pieces.filter(({ files }) => isIn(files, FIRST_LANGUAGE));
  const sentences = LANGUAGES.map((language) => [language, sentencesOf(root, language)] as const);
  const first = sentences.find(([language]) => language === FIRST_LANGUAGE)?.[1] ?? [];
  return sentences.flatMap(([language, known]) => {
    const lacked = told.filter(({ files }) => !isIn(files, language)).length;
    const unsaid = first.filter((key) => !known.includes(key)).length;
    return lacked + unsaid === 0
      ? []
      : [
          `${language} (${LANGUAGE_ROWS[language].ownName}) lacks ${lacked} of ${told.length} pieces and ${unsaid} of ${first.length} sentences: they are shown in ${LANGUAGE_ROWS[FIRST_LANGUAGE].ownName}`,
        ];
  });
}

const isIn = (files: readonly string[], language: Language): boolean =>
  files.some((file) => pieceOf(file).language === language);

/** Keys of `messages/<language>`, each led by its file. */
function sentencesOf(root: string, language: Language): string[] {
  const folder = path.join(root, 'messages', language);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.flatMap((name) => {
    const keysIn = (value: unknown, at: string): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inside]) => keysIn(inside, `${at} ${key}`))
        : [at];
    return keysIn(JSON.parse(readFileSync(path.join(folder, name), 'utf8')), name);
  });
}
