import { pick, type Random, seeded } from '@khong-mot-minh/cli/language';

const EN_STARTS = 'b br d f fl g gr k l m n p pr r s st t tr v'.split(' ');
const EN_VOWELS = 'a e i o u oo ee'.split(' ');
const EN_ENDS = ['', 'n', 'm', 'l', 'r', 'k', 's', 't'];
const VI_STARTS = 'b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'.split(' ');
// Rhymes that real words seldom have in pairs, so that the terms mean nothing.
const VI_RHYMES =
  'ưởng oặt uồng iệp ảnh ưỡi ộng ểu ẵm ạch ỗi ợn uẩn iếc ặng ờm ễnh ổng ẩy ụp ướn oẹt ĩm ửng ẫu'.split(' ');

function distinct(random: Random, count: number, make: (random: Random) => string): string[] {
  const made = new Set<string>();
  while (made.size < count) {
    const word = make(random);
    if (word.length >= 6) made.add(word);
  }
  return [...made];
}

/** Invented terms that offend nobody: half English-like words, half Vietnamese-like pairs of syllables. */
export function neutralTerms(count: number): { en: string[]; vi: string[] } {
  const random = seeded(19);
  const english = () => (pick(random, EN_STARTS) ?? '') + (pick(random, EN_VOWELS) ?? '');
  const vietnamese = () => (pick(random, VI_STARTS) ?? '') + (pick(random, VI_RHYMES) ?? '');
  return {
    en: distinct(random, count / 2, () => english() + english() + english() + (pick(random, EN_ENDS) ?? '')),
    vi: distinct(random, count / 2, () => `${vietnamese()} ${vietnamese()}`),
  };
}
