import assert from 'node:assert/strict';
import { test } from 'node:test';
import { APPEAL_GROUNDS, REVERSED_REASONS, STATEMENT_FACTS, UPHELD_REASONS } from '@khong-mot-minh/contracts';
import { STATEMENT_MEASURES } from '@khong-mot-minh/contracts/codes';
import en from '../../../../messages/en/statement.json' with { type: 'json' };
import vi from '../../../../messages/vi/statement.json' with { type: 'json' };
import { dayOf, isStatementKey } from './statement-words.ts';

test('every code that a statement can hold has a sentence', () => {
  const keys = [
    ...APPEAL_GROUNDS.map((code) => `appeal.ground.${code}`),
    ...[...UPHELD_REASONS, ...REVERSED_REASONS].map((code) => `answer.reason.${code}`),
    ...STATEMENT_FACTS.map((code) => `why.${code}`),
    ...STATEMENT_MEASURES.map((code) => `measure.${code}`),
  ];
  assert.deepEqual(
    keys.filter((key) => !isStatementKey(key)),
    [],
  );
});

test('no sentence of the page says that somebody reported or that a young person is protected', () => {
  const telling = /báo cáo|người báo|tố cáo|trẻ em|bạn trẻ|dưới 18|report|child|minor|young|teen/i;
  assert.deepEqual(
    [...Object.values(vi), ...Object.values(en)].filter((text) => telling.test(text)),
    [],
  );
});

test('Vietnamese sentences are short, composed and have the same places to fill as English', () => {
  const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, text] of Object.entries(vi)) {
    assert.equal(text, text.normalize('NFC'));
    assert.deepEqual(holes(text), holes(en[key as keyof typeof en]), key);
    for (const sentence of text.split(/[.?!:]\s/)) assert.ok(sentence.split(/\s+/).length <= 21, sentence);
  }
});

test('a day is written as people write it', () => {
  assert.equal(dayOf('2026-11-05', 'vi'), '5/11/2026');
  assert.equal(dayOf('2026-11-05', 'en'), '05/11/2026');
});
