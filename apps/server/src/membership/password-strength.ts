export type Weakness = 'few-signs' | 'repeats' | 'sequence' | 'own-words';

/** So many different signs at least; a repeated or counted-up password has fewer. */
const DISTINCT = 6;
/** What is left of it without the person's own words. */
const LEFT = 8;
const SHORTEST_WORD = 3;
/** What stands first in every guesser's list, and what this house is called. */
const COMMON = [
  ...[
    'password',
    'passwort',
    'matkhau',
    'admin',
    'welcome',
    'letmein',
    'iloveyou',
    'anhyeuem',
    'emyeuanh',
    'vietnam',
  ],
  ...['khongmotminh', 'khong-mot-minh', 'notalone', 'helpline', 'tongdai', 'qwerty', '123456', '1234'],
];
const ROWS = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
];

/** Why a password of enough letters is guessed all the same; composition rules are not asked for (NIST SP 800-63B). */
export function weaknessOf(password: string, own: readonly string[]): Weakness | undefined {
  const plain = flat(password);
  if (new Set(plain).size < DISTINCT) return 'few-signs';
  if (/^(.+?)\1+.{0,3}$/s.test(plain)) return 'repeats';
  if (ROWS.some((row) => walks(plain, row))) return 'sequence';
  return withoutWords(plain, [...own, ...COMMON]).length < LEFT ? 'own-words' : undefined;
}

/** Without tones, marks and case, so that a name typed either way is the same name. */
const flat = (text: string): string =>
  text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Whether nearly every step of it goes one place along a row, in either direction. */
function walks(text: string, row: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    const [from, to] = [row.indexOf(text[i - 1] ?? ''), row.indexOf(text[i] ?? '')];
    if (from >= 0 && to >= 0 && Math.abs(to - from) === 1) steps++;
  }
  return steps >= (text.length - 1) * 0.8;
}

function withoutWords(text: string, own: readonly string[]): string {
  const words = own
    .flatMap((name) => flat(name).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= SHORTEST_WORD)
    .toSorted((a, b) => b.length - a.length);
  return words.reduce((left, word) => left.replaceAll(word, ''), text).replace(/[^\p{L}\p{N}]/gu, '');
}
