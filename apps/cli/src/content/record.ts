import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, fingerprintOf, type ReviewRecord, reviewsProblems } from '@khong-mot-minh/portal';
import { CannotDo } from '../run/cannot-do.ts';
import { survey } from './survey.ts';

type Json = Record<string, unknown>;
// `as`: every write below begins with a file whose shape the survey has just accepted.
const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;
const write = (file: string, value: Json) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** Writes down that the English of a piece (or of every piece) says what its Vietnamese says now. */
export function recordTranslated(root: string, wanted: string): string[] {
  const file = path.join(root, 'content/translations.json');
  const value = read(file);
  const { pieces } = survey(root);
  const both = pieces.filter(({ translation }) => translation !== 'one' && translation !== 'missing');
  const chosen = wanted === 'all' ? both : both.filter(({ piece }) => piece === wanted);
  if (chosen.length === 0)
    throw new CannotDo(`No piece "${wanted}" has both languages; kmm content check lists them`);
  const madeFrom = { ...(value.madeFrom as Record<string, string>) };
  for (const { piece, files } of chosen) {
    const vi = files.find((name) => /(^|\/)vi(\.json$|\/)/.test(name)) ?? '';
    madeFrom[piece] = fingerprint(read(path.join(root, 'content', vi)));
  }
  const sorted = Object.fromEntries(Object.entries(madeFrom).sort(([a], [b]) => (a < b ? -1 : 1)));
  write(file, { ...value, madeFrom: sorted });
  return chosen.map(({ piece }) => piece);
}

/** Writes down a review that happened, of the words as they are now. */
export function recordReview(root: string, review: Omit<ReviewRecord, 'fingerprint'>): void {
  const now = fingerprintOf(review.piece, review.language);
  if (!now) throw new CannotDo(`There is no piece "${review.piece}" in "${review.language}"`);
  const file = path.join(root, 'content/reviews.json');
  const value = read(file);
  const next = { ...value, records: [...(value.records as ReviewRecord[]), { ...review, fingerprint: now }] };
  const problems = reviewsProblems(next);
  if (problems.length > 0) throw new CannotDo(problems.join('\n'));
  write(file, next);
}

/** Writes down that a person opened an address on a day. */
export function recordOpened(root: string, address: string, on: string, known: readonly string[]): void {
  if (!known.includes(address)) throw new CannotDo(`No page and no source has the address "${address}"`);
  const file = path.join(root, 'content/links.json');
  const value = read(file);
  write(file, { ...value, openedOn: { ...(value.openedOn as Record<string, string>), [address]: on } });
}
