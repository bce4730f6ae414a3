import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translateIn, translateOr } from '../translate.ts';
import { STEPS } from './steps.ts';

test('every step has its sentences in both languages', () => {
  for (const lang of ['vi', 'en'] as const)
    for (const { id } of STEPS)
      for (const part of ['title', 'text'])
        assert.notEqual(
          translateOr(translateIn(lang), `step.${id}.${part}`, ''),
          '',
          `${lang} ${id} ${part}`,
        );
});

test('chapters follow one another', () => {
  const chapters = STEPS.map(({ chapter }) => chapter);
  assert.deepEqual(
    chapters,
    chapters.toSorted((a, b) => a - b),
  );
});
