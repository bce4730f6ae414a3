import assert from 'node:assert/strict';
import test from 'node:test';
import { fillTranslations } from './fill-translations.ts';

test('what has no English is said in Vietnamese, and told where', () => {
  const value = { title: { vi: 'Một' }, list: [{ text: { vi: 'Hai', en: 'Two' } }, { text: { vi: 'Ba' } }] };
  assert.deepEqual(fillTranslations(value), [
    ['title', 'en'],
    ['list', 1, 'text', 'en'],
  ]);
  assert.deepEqual(value, {
    title: { vi: 'Một', en: 'Một' },
    list: [{ text: { vi: 'Hai', en: 'Two' } }, { text: { vi: 'Ba', en: 'Ba' } }],
  });
  assert.deepEqual(fillTranslations(value), []);
});

const others: unknown[] = [
  { en: 'no Vietnamese' },
  { vi: 1 },
  { vi: 'a', note: 'b' },
  { vi: { en: 1 } },
  null,
  'vi',
  [],
];
for (const value of others)
  test(`${JSON.stringify(value)} is no sentence that lacks a language`, () => {
    const before = structuredClone(value);
    assert.deepEqual(fillTranslations(value), []);
    assert.deepEqual(value, before);
  });
