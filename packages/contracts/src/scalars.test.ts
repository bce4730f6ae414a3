import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Base64Url, isStorable, PlatformId, Text, Time } from './scalars.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('what no layer can store is refused: a null character, half of a pair', () => {
  for (const text of ['a\u0000b', '\u0000', '\uD83D', '\uDE00a', 'a\uD83D b', '\uDE00\uD83D'])
    assert.deepEqual([isStorable(text), takes(Text(20), text)], [false, false], JSON.stringify(text));
  for (const text of ['', 'Nguyễn', '😀', 'a😀b', '\u200b\u202e'])
    assert.deepEqual([isStorable(text), takes(Text(20), text)], [true, true], JSON.stringify(text));
});

test('a text ends where it says, in code points as JSON Schema counts, and may be asked for', () => {
  assert.ok(takes(Text(4), '😀😀😀😀'));
  assert.ok(!takes(Text(4), '😀😀😀😀a'));
  assert.ok(takes(Text(4), ''));
  assert.ok(!takes(Text(4, 1), ''));
});

test('an id of a platform has 1 to 128 code points', () => {
  assert.deepEqual(
    ['', 'a', 'a'.repeat(128), 'a'.repeat(129)].map((id) => takes(PlatformId, id)),
    [false, true, true, false],
  );
});

test('a time is in UTC and from 1900 on', () => {
  for (const time of ['2026-11-24T09:00:00Z', '2026-11-24T09:00:00.123Z', '1900-01-01T00:00:00Z'])
    assert.ok(takes(Time, time), time);
  for (const time of [
    '2026-11-24T09:00:00+07:00',
    '2026-11-24T09:00:00',
    '2026-11-24',
    '1899-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    'today',
    '',
  ])
    assert.ok(!takes(Time, time), time);
});

test('base64url has no padding, no other alphabet and is not empty', () => {
  assert.ok(takes(Base64Url(4), 'aZ-_'));
  for (const text of ['', 'a=', 'a+b', 'a/b', 'a b', 'aaaaa']) assert.ok(!takes(Base64Url(4), text), text);
});
