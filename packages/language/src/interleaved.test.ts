import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from './analyse.ts';
import { findActs } from './find-acts.ts';
import { loadClassifier, trainClassifier } from './index.ts';
import { normalise } from './normalise/normalise.ts';
import { createTermMatcher } from './term-matcher.ts';

/** Plain ones, ones that take the long way, long and empty ones. */
const TEXTS = [
  'đừng kể với mẹ nhé',
  'gui anh cho chu di',
  'd.u.n.g k.e v.o.i a.i',
  'em sợ lắm, thôi ạ',
  "don't tell your mum, ok? send me a pic",
  'đừeng nooooi cho ai',
  'cho mình mượn 50k được không? mai trả',
  'A'.repeat(300),
  'ѕеnd mе а рhоtо',
  '',
  '😀 ok 😀',
  'nếu không gửi tiền anh sẽ kể cho cả lớp',
];
const matcher = createTermMatcher([{ id: 't', text: 'quả mít', lang: 'vi', tier: 'block' }]);
const { classify } = loadClassifier(
  trainClassifier(
    TEXTS.map((text, i) => ({ text: `${text} ${i}`, label: i % 2 ? 'a' : 'b' })),
    { seed: 1 },
  ),
);
/** Everything that this package says of a text. */
const read = (text: string) => ({
  acts: findActs(text),
  normalised: normalise(text),
  terms: matcher.match(text),
  label: classify(text),
});

const alone = TEXTS.map((text) => structuredClone(read(text)));
const place = fc.nat({ max: TEXTS.length - 1 });

test('what is said of a text does not hang on the texts before it, and stays when the next one is read', () =>
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 12 }), (places) => {
      const said = places.map((at) => read(TEXTS[at] ?? ''));
      assert.deepEqual(
        structuredClone(said),
        places.map((at) => alone[at]),
      );
    }),
  ));

test('tokens, concepts and acts of an analysis stay too; its letters are read before the next message', () => {
  const [one, other] = ['đừng kể với mẹ nhé', 'send me a pic now'];
  const { tokens, hits, ruled } = analyse(one);
  const before = structuredClone({ hits, ruled, words: tokens.map(({ word }) => word.key) });
  analyse(other);
  assert.deepEqual(structuredClone({ hits, ruled, words: tokens.map(({ word }) => word.key) }), before);
});
