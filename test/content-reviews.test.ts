import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  fingerprint,
  fingerprintOf,
  HELP_TEXTS,
  pieceOf,
  type ReviewRecord,
  reviewsProblems,
} from '@khong-mot-minh/portal';

const content = new URL('../content/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, content), 'utf8'));
const { records } = read('reviews.json') as { records: ReviewRecord[] };
const files = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.json') && !name.startsWith('schema/'));

/** What a piece says of its own review, wherever it says it. */
function claims(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(claims);
  return Object.entries(value).flatMap(([name, inside]) =>
    name === 'review' && typeof inside === 'string' ? [inside] : claims(inside),
  );
}

/** Claims that no record of the same words bears out. */
const unproven = (file: string, value: unknown, all: readonly ReviewRecord[]): string[] => {
  const { piece, language } = pieceOf(file);
  const proven = all.some(
    (record) =>
      record.piece === piece &&
      (language === undefined || record.language === language) &&
      record.fingerprint === fingerprint(value),
  );
  return claims(value).filter((claim) => claim !== 'draft' && !proven);
};

test('no piece claims more than its record', () => {
  let checked = 0;
  for (const file of files) {
    const value = read(file);
    checked += claims(value).length;
    assert.deepEqual(unproven(file, value, records), [], file);
  }
  assert.ok(checked > 500, String(checked));
});

test('a planted claim without a record is found, with a record of other words too', () => {
  const lesson = { id: 'x', title: 'Một bài', review: 'reviewed' };
  const record = {
    piece: 'lessons/x',
    language: 'vi' as const,
    state: 'read' as const,
    on: '2026-11-24',
    by: { vi: 'cô giáo', en: 'a teacher' },
    fingerprint: fingerprint(lesson),
  };
  assert.deepEqual(unproven('lessons/x/vi.json', lesson, []), ['reviewed']);
  assert.deepEqual(unproven('lessons/x/vi.json', { ...lesson, title: 'Khác' }, [record]), ['reviewed']);
  assert.deepEqual(unproven('lessons/x/en.json', lesson, [record]), ['reviewed']);
  assert.deepEqual(unproven('lessons/x/vi.json', lesson, [record]), []);
});

test('every record speaks of a piece that exists', () => {
  for (const { piece, language } of records) assert.ok(fingerprintOf(piece, language), piece);
  for (const piece of Object.keys(HELP_TEXTS))
    assert.notEqual(fingerprintOf(piece, 'vi'), fingerprintOf(piece, 'en'));
});

const record = {
  piece: 'lessons/x',
  language: 'vi',
  state: 'read',
  on: '2026-11-24',
  by: { vi: 'v', en: 'e' },
  fingerprint: '0123456789abcdef',
};
const broken = [
  { name: 'no day', record: { ...record, on: 'tomorrow' } },
  { name: 'nobody who read it', record: { ...record, by: undefined } },
  { name: 'a trial without people', record: { ...record, state: 'tried' } },
  { name: 'people who only read', record: { ...record, people: 8 } },
  { name: 'no fingerprint', record: { ...record, fingerprint: 'x' } },
];
for (const { name, record: one } of broken)
  test(`a record with ${name} is refused`, () =>
    assert.notDeepEqual(reviewsProblems({ note: 'n', records: [one] }), []));
test('a whole record is taken', () =>
  assert.deepEqual(reviewsProblems({ note: 'n', records: [record] }), []));
