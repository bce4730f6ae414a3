/** Ways to write a word so that a filter misses it; training sees one of them beside each text. */
type Evade = (word: string, random: () => number) => string;

const SHORT: Readonly<Record<string, string>> = { ph: 'f', qu: 'w', gi: 'j', kh: 'k', ng: 'g' };
const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

const untoned: Evade = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const EVASIONS: readonly { share: number; evade: Evade }[] = [
  { share: 1, evade: untoned },
  { share: 1, evade: untoned },
  {
    share: 1,
    evade: (word, random) => untoned(word, random).replace(/ph|qu|gi|kh|ng/g, (pair) => SHORT[pair] ?? pair),
  },
  { share: 0.4, evade: (word, random) => untoned(word, random).replace(/[aeiost]/g, (c) => DIGITS[c] ?? c) },
  { share: 0.4, evade: (word, random) => word.replace(/./gu, (c) => (random() < 0.3 ? c.repeat(3) : c)) },
  { share: 0.3, evade: (word) => [...word].join('.') },
  {
    share: 0.3,
    evade: (word, random) => {
      const at = 1 + Math.floor(random() * Math.max(word.length - 2, 1));
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    },
  },
];

/** A copy of a text with some of its words disguised, all in the same way. */
export function evade(text: string, random: () => number): string {
  const chosen = EVASIONS[Math.floor(random() * EVASIONS.length)];
  if (chosen === undefined) return text;
  return text
    .split(' ')
    .map((word) =>
      word.length > 2 && random() < chosen.share ? chosen.evade(word.toLowerCase(), random) : word,
    )
    .join(' ');
}
