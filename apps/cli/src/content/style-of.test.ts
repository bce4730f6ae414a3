import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerOf } from './reader-of.ts';
import { type Reader, styleOf } from './style-of.ts';

const rules = (text: string, reader: Reader = 'young') => styleOf(text, reader).map(({ rule }) => rule);

const found = [
  { text: 'Em nên gọi 111.', rule: 'address' },
  { text: 'Sao bạn lại gửi ảnh?', rule: 'blames' },
  { text: 'Đó là lỗi của bạn.', rule: 'blames' },
  { text: 'Mày đừng sợ.', rule: 'rude-word' },
  { text: 'KHẨN CẤP, gọi ngay.', rule: 'shouts' },
  { text: 'Kính gửi quý phụ huynh.', rule: 'stiff-word' },
  { text: 'Bạn được giúp và không bị phạt.', rule: 'passive' },
  { text: 'Một câu. Hai câu. Ba câu. Bốn câu.', rule: 'long-block' },
  { text: 'Bạn là nạn nhân.', rule: 'banned-word' },
];
for (const { text, rule } of found)
  test(`"${text}" is found by the rule "${rule}"`, () => assert.ok(rules(text).includes(rule)));

const fine = [
  { text: 'Trẻ em và em gái của bạn cũng cần được nghe.' },
  { text: 'Bạn nói: “Em cần giúp”.' },
  { text: 'Đó không phải lỗi của bạn.' },
  { text: 'Gọi 111, hoặc THCS gần nhà.' },
  { text: 'Kẻ lạ viết “mày phải trả tiền”.' },
  { text: 'Bạn không có lỗi. Bạn làm đúng khi kể ra. Mình ở đây.' },
];
for (const { text } of fine)
  test(`"${text}" has nothing against it`, () => assert.deepEqual(rules(text), []));

test('whoever is spoken to decides about the address', () => {
  assert.deepEqual(rules('Em nên gọi 111.', 'under13'), []);
  assert.deepEqual(rules('Em nên gọi 111.', 'teacher'), []);
  assert.deepEqual(rules('Em tắt máy đi.', 'story'), []);
});

const readers = [
  { file: 'lessons/gio-dau-bi-doa/vi.json', pointer: '/summary', want: 'young' },
  { file: 'lessons/hoc-sinh-ke-voi-thay-co/vi.json', pointer: '/summary', want: 'teacher' },
  { file: 'lessons/khi-con-bi-doa/vi.json', pointer: '/summary', want: 'parent' },
  { file: 'quizzes/10-12/vi/bat-nat.json', pointer: '/items/0/explanation', want: 'under13' },
  { file: 'quizzes/13-15/vi/x.json', pointer: '/items/0/explanation', want: 'young' },
  { file: 'quizzes/13-15/vi/x.json', pointer: '/items/0/options/1', want: 'story' },
  { file: 'stories/x/vi.json', pointer: '/scenes/a/lines/0/text', want: 'story' },
  { file: 'stories/x/vi.json', pointer: '/scenes/a/end/text', want: 'young' },
  { file: 'plans/x/vi.json', pointer: '/steps/0/say', want: 'teacher' },
];
for (const { file, pointer, want } of readers)
  test(`${file}${pointer} speaks to: ${want}`, () => assert.equal(readerOf(file, pointer), want));
