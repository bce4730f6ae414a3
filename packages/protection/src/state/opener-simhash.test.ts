import assert from 'node:assert/strict';
import { test } from 'node:test';
import { largestNearGroup } from './largest-near-group.ts';
import { openerSimhash } from './opener-simhash.ts';

const group = (...texts: string[]): number =>
  largestNearGroup(texts.flatMap((text) => openerSimhash(text) ?? []));

test('a changed name, tones and signs leave an opener nearly the same', () =>
  assert.equal(
    group(
      'Chào em Lan, anh thấy em trong nhóm vẽ, hình em vẽ đẹp ghê, mình làm quen nha',
      'chao em Mai anh thay em trong nhom ve hinh em ve dep ghe minh lam quen nha',
      'Chào em Hoa!! Anh thấy em trong nhóm vẽ, hình em vẽ đẹp ghê, mình làm quen nha :)',
    ),
    3,
  ));

test('openers that say something else are not the same', () =>
  assert.equal(
    group(
      'Chào em, chị gửi lịch học thêm tuần này cho mẹ em rồi nhé',
      'Ê ông, tối nay đội mình thiếu một người, vô đánh với tụi tui không',
      'Cháu ơi bác là bạn của ba cháu, ba cháu nhờ bác mang quà qua',
      'hello, is the blue bike that you posted still for sale today',
    ),
    1,
  ));

test('a short greeting is everybody’s and has no sketch', () => {
  for (const text of ['', 'hi', 'chào em nha', '😀 😀 😀', '\ud83d'.repeat(2000)])
    assert.equal(openerSimhash(text), undefined);
});

test('a sketch is 32 bits, whatever the text', () => {
  for (const text of ['a b c d e f', 'ạ'.repeat(5000), `${'x '.repeat(5000)}`]) {
    const sketch = openerSimhash(text) ?? 0;
    assert.ok(Number.isInteger(sketch) && sketch >= 0 && sketch <= 0xffffffff);
  }
});
