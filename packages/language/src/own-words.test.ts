import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findActs } from './find-acts.ts';

const weightOf = (text: string, act: string): number =>
  Math.max(0, ...findActs(text).flatMap((one) => (one.act === act ? [one.weight] : [])));

const said: Readonly<Record<string, readonly string[]>> = {
  refusal: [
    'em không chụp đâu anh',
    'con không chuyển tiền đâu chú',
    'tui nói không là không nghen',
    'đừng xin nữa, đừng năn nỉ em',
    'e k bat cam dau',
    't block đây',
    'câu trả lời vẫn là không',
    'i do not share passwords, sorry',
    'stop texting me',
  ],
  discomfort: [
    'em thấy ngộp quá anh ơi',
    'mỗi lần điện thoại kêu là em giật mình',
    'sao cứ ép em hoài vậy',
    'tự nhiên em thấy ớn ớn',
    'dem qua em ngu khong duoc',
    'you are making me uncomfortable',
    'this is creeping me out',
  ],
  // Most of them without a word that a rule knows.
  'self-danger': [
    'không có em chắc nhà mình đỡ khổ hơn',
    'chắc mai em không còn ở đây nữa đâu, cảm ơn cô',
    'e mệt lắm r, chỉ muốn ngủ mãi thôi',
    'sống mệt quá, muốn dừng lại hết',
    'haha em không muốn sống nữa',
    'em mệt muốn chết, em không muốn sống nữa',
    'nobody would miss me if i was gone',
  ],
};
for (const [act, texts] of Object.entries(said))
  for (const text of texts)
    test(`own words: "${text}" is ${act}`, () =>
      assert.ok(weightOf(text, act) >= 0.4, JSON.stringify(findActs(text))));

for (const text of [
  'em không nhận được tin của anh',
  'con không gửi được hình, mạng yếu quá',
  'block nhạc này hay ghê',
])
  test(`own words: "${text}" refuses nothing`, () => assert.ok(weightOf(text, 'refusal') < 0.4));

for (const text of [
  'mai thi rồi lo muốn chết',
  'mình chết hoài ở màn ba',
  'điện thoại sắp chết rồi',
  'tạm biệt cả lớp, hẹn hè sau',
  'hôm nay mình buồn vì thua trận',
  'this homework is killing me',
  "i'm dying of laughter",
])
  test(`own words: "${text}" is no danger`, () => assert.ok(weightOf(text, 'self-danger') < 0.4));
