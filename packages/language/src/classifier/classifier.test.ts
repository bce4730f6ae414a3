import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadClassifier } from './load-classifier.ts';
import { seededRandom } from './random.ts';
import { type LabelledText, trainClassifier } from './train-classifier.ts';

const WORDS = {
  garden: 'tưới cây; trồng hoa; vườn rau; hạt giống; luống đất; ra lá; water the plants; seeds; soil'.split(
    '; ',
  ),
  kitchen: 'nấu canh; rửa bát; bếp nóng; hành lá; cơm chín; dao thớt; boil the soup; pan; recipe'.split('; '),
  street: 'xe buýt; đèn đỏ; vỉa hè; ngã tư; kẹt xe; còi xe; bus stop; traffic; crossing'.split('; '),
} as const;
const FILLERS = 'hôm nay; mình; với bạn; rồi; nha; quá trời; today; we; again'.split('; ');

function makeRows(count: number, seed: number): LabelledText[] {
  const random = seededRandom(seed);
  const from = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const labels = Object.keys(WORDS) as (keyof typeof WORDS)[];
  return Array.from({ length: count }, (_, i) => {
    const label = labels[i % labels.length]!;
    return { label, text: [from(FILLERS), from(WORDS[label]), from(FILLERS), from(WORDS[label])].join(' ') };
  });
}

const model = trainClassifier(makeRows(360, 1), { seed: 3, bits: 14 });
const { classify, labels } = loadClassifier(model);
const shareRight = (change: (text: string) => string) => {
  const rows = makeRows(150, 2);
  return rows.filter(({ text, label }) => classify(change(text)).label === label).length / rows.length;
};
const untoned = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const forms = [
  { name: 'as typed', change: (text: string) => text, least: 0.97 },
  { name: 'without tones', change: untoned, least: 0.9 },
  { name: 'decomposed', change: (text: string) => text.normalize('NFD'), least: 0.97 },
  { name: 'in capitals', change: (text: string) => text.toUpperCase(), least: 0.97 },
  { name: 'with zero-width characters', change: (text: string) => [...text].join('\u200b'), least: 0.9 },
  { name: 'stretched', change: (text: string) => text.replace(/[aeo]/g, '$&$&$&'), least: 0.85 },
];
for (const { name, change, least } of forms)
  test(`classifier: new texts ${name} get the right label`, () => assert.ok(shareRight(change) >= least));

test('classifier: the same rows and seed give the same bytes, another seed others', () => {
  const again = trainClassifier(makeRows(360, 1), { seed: 3, bits: 14 });
  assert.deepEqual(again, model);
  assert.notDeepEqual(trainClassifier(makeRows(360, 1), { seed: 4, bits: 14 }), model);
});

test('classifier: the model is one byte a feature and label, and its labels come with it', () => {
  assert.ok(model.length < 2 ** 14 * 4 + 600);
  assert.deepEqual(labels, ['garden', 'kitchen', 'street']);
});

test('classifier: bytes in the middle of a larger room, as a database hands them over, are the same model', () => {
  const room = Buffer.alloc(model.length + 100, 7);
  room.set(model, 61);
  const inRoom = loadClassifier(room.subarray(61, 61 + model.length));
  const { text } = makeRows(1, 5)[0]!;
  assert.deepEqual(inRoom.classify(text), classify(text));
});

test('classifier: an empty text has margins and some label', () =>
  assert.equal(Object.keys(classify('').margins).length, 3));

test('classifier: bytes that are no model are refused', () => {
  assert.throws(() => loadClassifier(new Uint8Array(100)), /no model/);
  assert.throws(() => loadClassifier(model.subarray(0, model.length - 1)), /another number/);
});

test('classifier: one label is not enough to train', () =>
  assert.throws(() => trainClassifier([{ text: 'a', label: 'x' }], { seed: 1 }), /two are needed/));

test('classifier: any string is classified', () => {
  const anything = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 2000,
  });
  fc.assert(fc.property(anything, (text) => labels.includes(classify(text).label)));
});
