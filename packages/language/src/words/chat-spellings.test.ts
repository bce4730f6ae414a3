import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findActs } from '../find-acts.ts';
import { SPELLINGS_EN, SPELLINGS_VI } from './chat-spellings.ts';
import { VIETNAMESE_HINTS } from './language-hints.ts';

test('there are a few hundred spellings for Vietnamese and for English', () => {
  assert.ok(SPELLINGS_VI.size > 350, `${SPELLINGS_VI.size}`);
  assert.ok(SPELLINGS_EN.size > 250, `${SPELLINGS_EN.size}`);
});

/** Everyday words that must go on meaning themselves, whatever somebody's dictionary of abbreviations says. */
const COMMON = {
  vi: 'ba bao bun chi clip cho co con dang dau day do em gan hai hoa hon la lam len mai nam ngay nha noi ong qua ra sau ta tay than tin to trai tu va vao ve xa an bay cam dat den dem hen loc nan nom sang sen tam tan tho thoai thau ti ton mem ngu dui vai'.split(
    ' ',
  ),
  en: 'the be to of and in that have it for not on with he as you do at this but his by from they we say her she or an will my one all would there their so up out if about who get which go me when make can like time no just him know take person into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want any these give day most us'.split(
    ' ',
  ),
};
test('no common word is taken for an abbreviation', () => {
  for (const word of [...COMMON.vi, ...VIETNAMESE_HINTS])
    if (!['anh', 'k'].includes(word)) assert.ok(!SPELLINGS_EN.has(word), `en "${word}"`);
  for (const word of COMMON.vi) assert.ok(!SPELLINGS_VI.has(word), `vi "${word}"`);
  for (const word of COMMON.en) assert.ok(!SPELLINGS_EN.has(word) && !SPELLINGS_VI.has(word), word);
});

test('no single letter is added, and "mk" and "dc" stay what they mostly are', () => {
  for (const spellings of [SPELLINGS_VI, SPELLINGS_EN])
    for (const [typed] of spellings) assert.ok(typed.length >= 2, typed);
  for (const typed of ['mk', 'dc', 'del', 'nn', 'loc', 'pass'])
    assert.ok(!SPELLINGS_VI.has(typed) && !SPELLINGS_EN.has(typed), typed);
});

const found = [
  ['đừng kể với bme nhé', 'secrecy'],
  ['gửi mkhau tkhoan cho anh', 'credential-request'],
  ['ckhoan cho anh 2 triệu', 'payment-demand'],
  ['dont tell ur rents', 'secrecy'],
  ['dlt the chat', 'delete-chat'],
] as const;
for (const [text, want] of found)
  test(`"${text}" is read as typed: ${want}`, () =>
    assert.ok(
      findActs(text).some(({ act, weight }) => act === want && weight >= 0.4),
      JSON.stringify(findActs(text)),
    ));

const harmless = [
  'hnay trg mình thi, bh mới xong nè',
  'tks bợn nhá, mai trl sau',
  'kbt làm bài 3 luôn, hd mình vs',
  'cf k mng ơi, cn này nha',
  'ty for the notes, lmk if u need mine',
  'omw, brb in 5',
  'bday party tmw at my rents place',
  'hbu? i had hw all day lol',
];
for (const text of harmless)
  test(`"${text}" stays harmless`, () =>
    assert.deepEqual(
      findActs(text).filter(({ act, weight }) => weight >= 0.4 && act !== 'refusal'),
      [],
    ));
