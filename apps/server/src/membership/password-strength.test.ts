import assert from 'node:assert/strict';
import test from 'node:test';
import { weaknessOf } from './password-strength.ts';

const own = ['Nguyễn Thị Hạnh', 'hanh.nguyen@bo-cau.example', 'Bồ Câu', 'Dove helpline'];
const cases = [
  ['aaaaaaaaaaaa', 'few-signs'],
  ['abababababab', 'few-signs'],
  ['111122223333', 'few-signs'],
  ['abcdef123abcdef123', 'repeats'],
  ['mật khẩu mật khẩu', undefined],
  ['xyz90kxyz90kxyz90k', 'repeats'],
  ['0123456789012', 'sequence'],
  ['abcdefghijklm', 'sequence'],
  ['poiuytrewqpoiuy', 'sequence'],
  ['1qaz2wsx3edc', 'sequence'],
  ['hanh.nguyen2026', 'own-words'],
  ['NguyễnThịHạnh1', 'own-words'],
  ['bocau-example-1', 'own-words'],
  ['password1234', 'own-words'],
  ['khongmotminh1', 'own-words'],
  ['Khong-Mot-Minh-2026', 'own-words'],
  ['mot-cau-dai-de-nho', undefined],
  ['ba con mèo trên mái nhà', undefined],
  ['hanh thích bánh rán nhân đậu', undefined],
  ['K7m!pQz2wLx9', undefined],
] as const;
for (const [password, want] of cases)
  test(`"${password}" is ${want ?? 'good enough'}`, () => assert.equal(weaknessOf(password, own), want));
