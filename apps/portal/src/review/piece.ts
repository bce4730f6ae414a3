import { isLanguage, type Language } from '@khong-mot-minh/contracts/codes';

/** A piece in several languages has one name: `lessons/x/vi.json` and `lessons/x/en.json` are `lessons/x`. */
export type PieceName = { piece: string; language?: Language | undefined };

/** The piece that a file below `content/` belongs to; no language where one file holds several, or none. */
export function pieceOf(file: string): PieceName {
  const parts = file.replace(/\.json$/, '').split('/');
  const language = parts.find(isLanguage);
  if (parts.at(-1) === 'film') parts.pop();
  return { piece: parts.filter((part) => !isLanguage(part)).join('/'), language };
}

/** The file of a piece in a language, as far as it can be one. */
export function filesOf(piece: string, language: Language): readonly string[] {
  const [kind, age, topic] = piece.split('/');
  if (kind === 'quizzes') return [`quizzes/${age}/${language}/${topic}.json`];
  if (kind === 'films') return [piece.endsWith('/words') ? `${piece}.json` : `${piece}/film.json`];
  return [`${piece}/${language}.json`, `${piece}.json`];
}
