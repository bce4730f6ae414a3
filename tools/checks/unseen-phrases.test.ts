import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkUnseen, folded, seenAmong } from './unseen-phrases.ts';

const places = [{ file: 'rules.ts', text: folded("{ phrases: ['Chiếc THUYỀN giấy, trôi xa!'] }") }];
const cases = [
  { name: 'the same words', phrase: 'chiếc thuyền giấy trôi xa', seen: true },
  { name: 'without tones and with other punctuation', phrase: 'chiec thuyen giay: troi xa', seen: true },
  { name: 'other words', phrase: 'chiếc thuyền gỗ trôi xa', seen: false },
  { name: 'two words are no phrase', phrase: 'thuyền giấy', seen: false },
];
for (const { name, phrase, seen } of cases)
  test(`unseen phrases: ${name}`, () => assert.equal(seenAmong([phrase], places).length > 0, seen));

test('no phrase of the demo or the walk stands in a rule, a lexicon or a test', () => {
  assert.deepEqual(checkUnseen(path.resolve(import.meta.dirname, '../..')), []);
});

test('a planted phrase is found, with the place', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-unseen-'));
  try {
    for (const folder of ['tools/walk', 'jurisdictions/vn/policies'])
      mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, 'tools/walk/phrases.json'), '{"run":["a boat of folded paper"]}');
    writeFileSync(path.join(root, 'jurisdictions/vn/policies/a.yaml'), '# A boat of folded  paper.');
    assert.deepEqual(checkUnseen(root), [
      'tools/walk/phrases.json says "a boat of folded paper", which stands in jurisdictions/vn/policies/a.yaml',
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
