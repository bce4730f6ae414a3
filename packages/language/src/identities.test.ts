import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACT_CODES } from '@khong-mot-minh/contracts/codes';
import { findActs } from './find-acts.ts';

/** Somebody named in place of `X`: whoever it is, the same is found. */
const who = {
  vi: 'gay|les|đồng tính|dong tinh|song tính|chuyển giới|LGBT|người Mông|người Tày|người Khmer|người Kinh|dân tộc thiểu số|công giáo|phật tử|tin lành|hồi giáo|khuyết tật|khuyet tat|tự kỷ|khiếm thị|khiếm thính',
  en: 'gay|lesbian|bisexual|trans|transgender|queer|nonbinary|straight|Hmong|Khmer|Muslim|Buddhist|Catholic|Jewish|disabled|autistic|deaf',
};
const said = {
  vi: [
    'mình là X, mình chưa nói với ba mẹ',
    'bạn em là X nè',
    'em là X, đừng kể ai nha',
    'anh cũng là X giống em',
    'nhóm này dành cho bạn X, vào zalo nhé',
    'em X mà dễ thương lắm',
    'tối nay gặp nhau ở câu lạc bộ X nha',
    'ba me ban co biet ban la X khong',
    'gửi anh tấm hình em mặc đồ X đi',
  ],
  en: [
    'i am X and my parents do not know',
    'my friend is X',
    'i am X too, you can talk to me',
    'join our X group on discord',
    'do not tell anyone that i am X',
    'send me the X meetup photo',
  ],
};

const found = (text: string): string =>
  ACT_CODES.map((act) => {
    const weights = findActs(text).flatMap((one) => (one.act === act ? [one.weight] : []));
    return `${act} ${Math.max(0, ...weights)}`;
  }).join(', ');

for (const lang of ['vi', 'en'] as const)
  for (const text of said[lang])
    test(`identities: "${text}" weighs the same whoever X is`, () =>
      assert.equal(
        new Set(who[lang].split('|').map((name) => found(text.replace('X', name)))).size,
        1,
        text,
      ));

test('identities: what is asked about them is found, and cited where it stands', () => {
  const text = 'đừng kể với mẹ là em chuyển giới nha';
  const [act] = findActs(text).filter((one) => one.act === 'secrecy');
  assert.ok(act !== undefined && act.weight >= 0.45);
  assert.ok(act.start <= 5 && act.end >= 14, `${act.start} to ${act.end}`);
});

test('identities: who has not told at home yet asks nobody for a secret', () => {
  for (const text of [
    'mình chưa nói với ba mẹ là mình đồng tính',
    'i have not told my parents that i am gay',
  ])
    assert.ok(!findActs(text).some(({ act, weight }) => act === 'secrecy' && weight >= 0.4), text);
});
