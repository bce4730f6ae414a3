import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../analyse.ts';
import { ruledWithin, segmentsOf, strongestRuled } from './segments.ts';

const segments = (text: string) => segmentsOf(analyse(text)).map(({ from, end }) => [from, end]);

test('a message of one sentence is one segment, whatever stands around it', () => {
  for (const text of ['mai gặp nha', '... mai gặp nha!!!', 'mai, gặp, nha', 'giá 3.000 đồng'])
    assert.equal(segments(text).length, 1, text);
  assert.deepEqual(segments(''), [[0, 0]]);
  assert.deepEqual(segments('?!'), [[0, 0]]);
});

test('several sentences are the whole and each', () => {
  assert.deepEqual(segments('Chào em. Em mấy tuổi?\nỞ đâu vậy'), [
    [0, 8],
    [0, 2],
    [2, 5],
    [5, 8],
  ]);
});

test('no sentence is left out, however many stand before it', () => {
  const parts = segments('Chào em. '.repeat(500));
  assert.equal(parts.length, 501);
  assert.deepEqual(parts.at(-1), [998, 1000]);
});

test('a sentence without an end is read in windows that overlap', () => {
  const parts = segments('chào '.repeat(40));
  assert.deepEqual(parts, [
    [0, 40],
    [0, 16],
    [8, 24],
    [16, 32],
    [24, 40],
  ]);
});

test('a segment knows what rules found in it and nothing else', () => {
  const analysis = analyse('Đừng kể với mẹ nhé. Hôm nay trời mát. Gửi ảnh cho anh đi.');
  const [whole, ...parts] = segmentsOf(analysis).map((segment) =>
    ruledWithin(segment, analysis).map(({ act }) => act),
  );
  assert.deepEqual(parts, [['secrecy'], [], ['picture-request']]);
  assert.deepEqual(whole, parts.flat());
});

test("a young person's own words are no finding of rules", () =>
  assert.deepEqual([...strongestRuled(analyse('em sợ lắm, thôi ạ').ruled).keys()], []));
