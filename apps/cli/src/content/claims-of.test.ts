import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type Fact, factsFrom } from '@khong-mot-minh/portal';
import { root } from '../run/root.ts';
import { uncitedClaims } from './claims-of.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const FACTS = factsFrom(readJson('content/facts.json'));
const claimsOf = (value: unknown) => uncitedClaims(value, FACTS).map(({ words }) => words);

const planted = [
  { name: 'a part of a hundred', says: 'Khoảng 27% nói vẫn bị đòi.', claim: '27%' },
  { name: 'a year', says: 'Năm 2024 có nhiều ca hơn.', claim: '2024' },
  { name: 'a large number', says: 'A05 đã nghe 2.800 em.', claim: '2.800' },
  { name: 'an article', says: 'Điều 16 nói về ảnh riêng tư.', claim: 'Điều 16' },
  { name: 'a law', says: 'Luật An ninh mạng cấm việc này.', claim: 'Luật An ninh mạng' },
  { name: 'a decree', says: 'Nghị định 56 yêu cầu báo ngay.', claim: 'Nghị định 56' },
  { name: 'somebody who is quoted', says: 'Thorn đã hỏi các bạn trẻ.', claim: 'Thorn' },
  { name: 'a number to call that is not known', says: 'Gọi 114.', claim: '114' },
  { name: 'the same in English', says: 'Article 16 is about private pictures.', claim: 'Article 16' },
];
for (const { name, says, claim } of planted)
  test(`${name} without a fact behind it is told`, () =>
    assert.ok(claimsOf({ sections: [{ paragraphs: [says] }] }).includes(claim)));

test('a cited fact answers for what it states, below the place where it is cited, and for nothing else', () => {
  const paragraphs = ['Thorn và NCMEC: 27% nói vẫn bị đòi.'];
  assert.deepEqual(claimsOf({ facts: ['payers-still-asked'], sections: [{ paragraphs }] }), []);
  assert.deepEqual(claimsOf({ facts: ['payers-still-asked'], summary: 'Có 28% nói khác.' }), ['28%']);
  const items = [{ explanation: 'Có 27%.', fact: 'payers-still-asked' }, { explanation: 'Lại 27%.' }];
  assert.deepEqual(
    uncitedClaims({ items }, FACTS).map(({ pointer }) => pointer),
    ['/items/1/explanation'],
  );
});

test('numbers to call need no citing, and what an invented trickster writes states nothing', () => {
  assert.deepEqual(claimsOf({ end: { steps: ['Gọi 111, 113 hoặc 115.'] } }), []);
  assert.deepEqual(claimsOf({ situation: 'Lãi 3% mỗi ngày từ năm 2019', explanation: 'Không thật.' }), []);
});

/** Says what this house does not do, and of others only their names. */
const OF_THIS_HOUSE = new Set(['limits.connected.text']);
const PUBLIC = [
  'portal.json',
  'take-down.json',
  'authority-counts.json',
  'games.json',
  'ideas.json',
  'materials.json',
];
for (const language of ['vi', 'en'])
  for (const name of PUBLIC)
    test(`sentences of public pages state what a fact answers for: ${language}/${name}`, () => {
      const stating = (key: string): Fact[] =>
        [...FACTS.values()].filter(({ messages }) => messages?.includes(key));
      for (const [key, words] of Object.entries(readJson(`messages/${language}/${name}`) as object)) {
        if (OF_THIS_HOUSE.has(key)) continue;
        assert.deepEqual(claimsOf({ facts: stating(key).map(({ id }) => id), words }), [], key);
      }
    });
