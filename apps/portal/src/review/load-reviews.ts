import { existsSync, readFileSync } from 'node:fs';
import { FIRST_LANGUAGE, type Language } from '@khong-mot-minh/contracts/codes';
import { readContent } from '../learn/read-content.ts';
import { fingerprint } from './fingerprint.ts';
import { isHelpText, wordsOfHelp } from './help-texts.ts';
import { filesOf } from './piece.ts';
import { type ReviewRecord, ReviewRecords } from './review-record.ts';

/** A record, and whether the piece still says what was reviewed. */
export type Review = ReviewRecord & { current: boolean };
/** Reviews by piece and language: `lessons/x vi`. */
export type Reviews = ReadonlyMap<string, readonly Review[]>;

const content = new URL('../../../../content/', import.meta.url);

/** What a piece says now; undefined where there is no such piece. */
export function fingerprintOf(piece: string, language: Language): string | undefined {
  if (isHelpText(piece)) return fingerprint(wordsOfHelp(piece, language));
  const file = filesOf(piece, language).find((name) => existsSync(new URL(name, content)));
  if (!file) return undefined;
  const value: unknown = JSON.parse(readFileSync(new URL(file, content), 'utf8'));
  return fingerprint(value);
}

/** Reads the records; fails naming one that speaks of a piece that does not exist. One of a translation that has gone waits. */
export function loadReviews(): Reviews {
  const { records } = readContent('reviews.json', ReviewRecords);
  const reviews = new Map<string, Review[]>();
  for (const record of records) {
    const now = fingerprintOf(record.piece, record.language);
    if (now === undefined && fingerprintOf(record.piece, FIRST_LANGUAGE) !== undefined) continue;
    if (now === undefined)
      throw new Error(`Read content: "content/reviews.json" reviews "${record.piece}", which does not exist`);
    const key = `${record.piece} ${record.language}`;
    reviews.set(key, [...(reviews.get(key) ?? []), { ...record, current: now === record.fingerprint }]);
  }
  return reviews;
}
