import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../analyse.ts';
import { stretchesOf, strongestRuled } from './stretches.ts';

const stretches = (text: string) => stretchesOf(analyse(text)).map(({ from, end }) => [from, end]);

test('a message of one sentence is one stretch, whatever stands around it', () => {
  for (const text of ['mai gặp nha', '... mai gặp nha!!!', 'mai, gặp, nha', 'giá 3.000 đồng'])
    assert.equal(stretches(text).length, 1, text);
  assert.deepEqual(stretches(''), [[0, 0]]);
  assert.deepEqual(stretches('?!'), [[0, 0]]);
});

test('several sentences are the whole and each', () => {
  assert.deepEqual(stretches('Chào em. Em mấy tuổi?\nỞ đâu vậy'), [
    [0, 8],
    [0, 2],
    [2, 5],
    [5, 8],
  ]);
});

test('a text of very many sentences costs no more than its first ones', () => {
  assert.equal(stretches('a. '.repeat(5000)).length, 9);
});

test("a young person's own words are no finding of rules", () =>
  assert.deepEqual([...strongestRuled(analyse('em sợ lắm, thôi ạ').ruled).keys()], []));
