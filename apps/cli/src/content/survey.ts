import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Fact,
  factsFrom,
  fingerprint,
  HELP_TEXTS,
  kindOf,
  pieceOf,
  type ReviewRecord,
} from '@khong-mot-minh/portal';
import { addressOf } from './address-of.ts';
import { uncitedClaims } from './claims-of.ts';
import type { Finding } from './finding.ts';
import { placeOf, syntaxFault } from './place-in-json.ts';
import { readerOf } from './reader-of.ts';
import { spokenPlaces } from './spoken-places.ts';
import { styleOf } from './style-of.ts';

/** `one` for a piece that holds both languages, or none, in one file. */
export type Translation = 'current' | 'outdated' | 'missing' | 'unknown' | 'one';
export type Piece = {
  piece: string;
  kind: string;
  /** Below the language, where the portal shows it. */
  address?: string | undefined;
  files: readonly string[];
  findings: readonly Finding[];
  translation: Translation;
  reviews: readonly ReviewRecord[];
};
export type Survey = { pieces: readonly Piece[]; stray: readonly Finding[] };

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Every piece of content with everything that can be said of it without a person. */
export function survey(root: string): Survey {
  const content = path.join(root, 'content');
  const names = globSync('**/*.json', { cwd: content })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.startsWith('schema/'))
    .sort();
  const records = recordsOf(path.join(content, 'reviews.json'));
  const translations = translationsOf(path.join(content, 'translations.json'));
  const groups = Map.groupBy(
    names.filter((name) => kindOf(name)),
    (name) => pieceOf(name).piece,
  );
  const pieces = [...groups].map(([piece, files]): Piece => {
    const read = files.map((file) => ({ file, ...inspect(content, file) }));
    return {
      piece,
      kind: kindOf(files[0] ?? '')?.kind ?? '',
      address: addressOf(piece),
      files,
      findings: read.flatMap(({ findings }) => findings),
      translation: translationOf(piece, read, translations),
      reviews: records.filter((record) => record.piece === piece),
    };
  });
  const help = Object.entries(HELP_TEXTS).map(
    ([piece, { path: address }]): Piece => ({
      piece,
      kind: 'help text',
      address,
      files: [],
      findings: [],
      translation: 'one',
      reviews: records.filter((record) => record.piece === piece),
    }),
  );
  const stray = names
    .filter((file) => !kindOf(file))
    .map(
      (file): Finding => ({ file, level: 'fault', rule: 'unknown-kind', words: file, line: 1, column: 1 }),
    );
  return { pieces: [...pieces, ...help], stray };
}

type Read = { file: string; value: unknown; findings: Finding[] };

function inspect(content: string, file: string): Omit<Read, 'file'> {
  const text = readFileSync(path.join(content, file), 'utf8');
  const broken = syntaxFault(text);
  const fault = { file, level: 'fault' as const };
  if (broken) {
    const { message, ...place } = broken;
    return { value: undefined, findings: [{ ...fault, ...place, rule: 'not-json', words: message }] };
  }
  const value: unknown = JSON.parse(text);
  const problems = (kindOf(file)?.problems(value) ?? []).map((words): Finding => {
    const pointer = /^(\/\S*)/.exec(words)?.[1] ?? '';
    return { ...fault, ...placeOf(text, pointer), rule: 'shape', words };
  });
  const style = spokenPlaces(file, value).flatMap(({ pointer, words }) =>
    styleOf(words, readerOf(file, pointer)).map(
      (finding): Finding => ({ file, ...finding, ...placeOf(text, pointer) }),
    ),
  );
  const claims = uncitedClaims(value, factsIn(content)).map(
    ({ pointer, words }): Finding => ({
      ...fault,
      ...placeOf(text, pointer),
      rule: 'fact-without-source',
      words,
    }),
  );
  return { value, findings: [...problems, ...style, ...(DATA.test(file) ? [] : claims)] };
}

/** Files that no page says as sentences: days, records, and the facts themselves. */
const DATA = /^(?:facts|links|reviews|translations)\.json$/;

/** The facts of this content; a file of them that is broken is a finding of its own and must not hide the others. */
function factsIn(content: string): ReadonlyMap<string, Fact> {
  const text = readFileSync(path.join(content, 'facts.json'), 'utf8');
  if (syntaxFault(text)) return new Map();
  const value: unknown = JSON.parse(text);
  return (kindOf('facts.json')?.problems(value) ?? []).length > 0 ? new Map() : factsFrom(value);
}

function translationOf(
  piece: string,
  read: readonly Read[],
  known: Readonly<Record<string, string>>,
): Translation {
  const of = (language: string) => read.find(({ file }) => pieceOf(file).language === language);
  const vi = of('vi');
  if (!vi) return 'one';
  if (!of('en')) return 'missing';
  const made = known[piece];
  if (made === undefined) return 'unknown';
  return vi.value !== undefined && made === fingerprint(vi.value) ? 'current' : 'outdated';
}

/** A broken record file is a finding of its own and must not hide the others. */
function recordsOf(file: string): ReviewRecord[] {
  if (syntaxFault(readFileSync(file, 'utf8'))) return [];
  const value = readJson(file);
  // `as`: its shape is a finding of the survey; here only what it names is compared.
  return (value as { records?: ReviewRecord[] }).records ?? [];
}

function translationsOf(file: string): Record<string, string> {
  if (syntaxFault(readFileSync(file, 'utf8'))) return {};
  // `as`: the same.
  return (readJson(file) as { madeFrom?: Record<string, string> }).madeFrom ?? {};
}
