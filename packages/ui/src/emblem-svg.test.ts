import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emblemSvg } from './emblem-svg.ts';

test('emblem.svg is the drawing that the code describes', () => {
  assert.equal(readFileSync(new URL('../emblem.svg', import.meta.url), 'utf8'), emblemSvg());
});

test('the monochrome emblem takes only the colour of the text around it', () => {
  assert.deepEqual(
    new Set(emblemSvg({ mono: true }).match(/fill="[^"]*"/g)),
    new Set(['fill="currentColor"']),
  );
});
