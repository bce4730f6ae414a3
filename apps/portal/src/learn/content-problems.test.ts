import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { LocalisedText, Text } from './content-fields.ts';
import { editorSchema, problemsOf } from './content-problems.ts';

const Piece = z.strictObject({
  title: Text,
  minutes: z.int(),
  kind: z.enum(['real', 'fake']),
  steps: z.array(Text).min(2),
  name: LocalisedText,
});
const sound = { title: 'Chào', minutes: 3, kind: 'real', steps: ['a', 'b'], name: { vi: 'Một' } };

const wrong = [
  { name: 'a missing member', value: { ...sound, title: undefined }, want: '/title is missing' },
  { name: 'a misspelt member', value: { ...sound, titel: 'x' }, want: '/titel is not a known member' },
  { name: 'text that says nothing', value: { ...sound, title: ' ' }, want: '/title must not be empty' },
  {
    name: 'a number for a text',
    value: { ...sound, steps: ['a', 7] },
    want: '/steps/1 must be text, not 7',
  },
  {
    name: 'half a minute',
    value: { ...sound, minutes: 0.5 },
    want: '/minutes must be a whole number, not 0.5',
  },
  { name: 'a list', value: { ...sound, name: [] }, want: '/name must be an object, not a list' },
  {
    name: 'a word that is not offered',
    value: { ...sound, kind: 'maybe' },
    want: '/kind is "maybe", not one of real, fake',
  },
  { name: 'too little', value: { ...sound, steps: ['a'] }, want: '/steps must have at least 2 entries' },
  {
    name: 'letters that are not composed',
    value: { ...sound, title: 'một'.normalize('NFD') },
    want: '/title has letters that are not composed (Unicode form NFC)',
  },
  { name: 'no Vietnamese', value: { ...sound, name: { en: 'One' } }, want: '/name/vi is missing' },
  { name: 'something else', value: 'x', want: 'the file must be an object, not "x"' },
];
for (const { name, value, want } of wrong)
  test(`${name} is told in one sentence with its place`, () =>
    assert.deepEqual(problemsOf(Piece, value), [want]));

test('a sound piece has no problem, also with a name that is not translated', () =>
  assert.deepEqual(problemsOf(Piece, sound), []));

test('of two forms the nearer one is told', () => {
  const form = z.union([
    z.strictObject({ id: Text, home: Text }),
    z.strictObject({ id: Text, grade: Text, day: Text }),
  ]);
  assert.deepEqual(problemsOf(form, { id: 'a', home: 1 }), ['/home must be text, not 1']);
  assert.deepEqual(problemsOf(form, { id: 'a', grade: 'x', dya: 'y' }), [
    '/day is missing',
    '/dya is not a known member',
  ]);
});

test('a place with a slash in its name stays one place', () => {
  const links = z.record(z.string(), z.int());
  assert.match(problemsOf(links, { 'https://a': 'x' })[0] ?? '', /^\/https:~1~1a must be/);
});

test('an editor completes names and knows what may be left out', () => {
  const schema = editorSchema(Piece) as { required: string[]; additionalProperties: unknown };
  assert.deepEqual(schema.required, ['title', 'minutes', 'kind', 'steps', 'name']);
  assert.equal(schema.additionalProperties, false);
});
