import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markText, type Span } from './mark-text.ts';

const span = (start: number, end: number, concept: string, fresh = true): Span => ({
  start,
  end,
  concept,
  fresh,
});
const cases = [
  { name: 'nothing cited: one piece', spans: [], want: ['abcdef'] },
  { name: 'a citation in the middle', spans: [span(2, 4, 'x')], want: ['ab', '[x:cd]', 'ef'] },
  {
    name: 'two citations, in any order',
    spans: [span(4, 6, 'y'), span(0, 2, 'x')],
    want: ['[x:ab]', 'cd', '[y:ef]'],
  },
  {
    name: 'of two that overlap the first stays',
    spans: [span(1, 4, 'x'), span(3, 6, 'y')],
    want: ['a', '[x:bcd]', 'ef'],
  },
  {
    name: 'a fresh one wins over an earlier one',
    spans: [span(0, 4, 'x', false), span(3, 6, 'y')],
    want: ['abc', '[y:def]'],
  },
  { name: 'an empty citation is left out', spans: [span(2, 2, 'x')], want: ['abcdef'] },
];
for (const { name, spans, want } of cases)
  test(`marks: ${name}`, () =>
    assert.deepEqual(
      markText('abcdef', spans).map(({ text, concept }) => (concept ? `[${concept}:${text}]` : text)),
      want,
    ));
