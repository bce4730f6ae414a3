import type { CompiledTerm } from './compiled-term.ts';
import { readTyped } from './typed-tones.ts';
import { MARK, UNIT_CLASSES } from './unit-classes.ts';

/** A text whose typed words have their tones; by place in it, where words begin and end in the original. */
export type Decoded = {
  text: string;
  starts: ReadonlyMap<number, number>;
  ends: ReadonlyMap<number, number>;
};

const SHORTEST = 3;
const LONGEST = 12;
const TONE_MARKS = ['', '\u0300', '\u0301', '\u0309', '\u0323'];
const LAST_VOWEL = /[aeiouyăâêôơư](?=[^aeiouyăâêôơư]*$)/;

const VOWEL = 1;
const TONE_KEY = 2;
const DOUBLES = 4;
const DIGIT = 8;
const LETTER = 16;
/** What each key may be in Telex or VNI. */
const KEYS: Uint8Array = keyKinds();

function keyKinds(): Uint8Array {
  const kinds = new Uint8Array(128);
  const add = (keys: string, kind: number) => {
    for (const key of keys + keys.toUpperCase())
      kinds[key.charCodeAt(0)] = (kinds[key.charCodeAt(0)] ?? 0) | kind;
  };
  add('aeiouy', VOWEL);
  add('fjsrxw', TONE_KEY);
  add('aeod', DOUBLES);
  add('123456789', DIGIT);
  add('abcdefghijklmnopqrstuvwxyz', LETTER);
  return kinds;
}

const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 128 ? (KEYS[code] ?? 0) : 0;
};

const isPartOfWord = (text: string, at: number): boolean => {
  const unit = at < 0 || at >= text.length ? 0 : (UNIT_CLASSES[text.charCodeAt(at)] ?? 0);
  return (unit >= 1 && unit <= 26) || unit === MARK;
};

/** Places for the sketches of syllables: few enough words share one with a syllable to read those as a whole. */
const SKETCHES = 1 << 16;
const U = 21;
const W = 23;
const withLetter = (sketch: number, letter: number): number => (Math.imul(sketch, 31) + letter) | 0;
const placeOf = (sketch: number): number => (sketch ^ (sketch >>> 16)) & (SKETCHES - 1);

/**
 * Gives words that are typed in Telex or VNI keys their tones, wherever in the word the keys stand. Only words that
 * could be a syllable of one of the terms are decoded; undefined where there is none, as in nearly every text.
 */
export function createTypedDecoder(terms: readonly CompiledTerm[]): (text: string) => Decoded | undefined {
  const bases = new Set(
    terms
      .filter(({ term, marked }) => marked && term.lang === 'vi')
      .flatMap(({ syllables }) => syllables.filter(({ marks, tone }) => marks !== '' || tone > 0))
      .map(({ letters }) => String.fromCharCode(...letters.map((letter) => letter + 96))),
  );

  const toned = (word: string): string | undefined => {
    const { base, quality, marks, tone } = readTyped(word.toLowerCase());
    if ((marks === '' && tone === 0) || !bases.has(base)) return undefined;
    return quality.replace(LAST_VOWEL, `$&${TONE_MARKS[tone] ?? ''}`);
  };

  const sketches = new Uint8Array(SKETCHES);
  for (const base of bases) {
    let sketch = 0;
    for (const letter of base) sketch = withLetter(sketch, letter.charCodeAt(0) - 96);
    sketches[placeOf(sketch)] = 1;
  }

  return (text) => {
    if (bases.size === 0) return undefined;
    let spans: { from: number; to: number; word: string }[] | undefined;
    for (let at = 0; at < text.length; at++) {
      if ((kindAt(text, at) & (LETTER | DIGIT)) === 0) continue;
      const from = at;
      // One walk tells where the word ends and sketches its letters, without making a string of either.
      let sketch = 0;
      let seen = 0;
      let vowel = false;
      let typed = false;
      for (; at < text.length; at++) {
        const kind = kindAt(text, at);
        if ((kind & (LETTER | DIGIT)) === 0) break;
        const letter = text.charCodeAt(at) & 31;
        const isKey =
          (kind & DIGIT) !== 0 ||
          (vowel && (kind & TONE_KEY) !== 0) ||
          ((kind & DOUBLES) !== 0 && (seen & (1 << letter)) !== 0);
        if (isKey) {
          typed = true;
          seen &= ~(1 << letter);
          continue;
        }
        // A horn key without a vowel is the vowel.
        const isHorn = letter === W && !vowel;
        if (isHorn) typed = true;
        sketch = withLetter(sketch, isHorn ? U : letter);
        seen |= 1 << letter;
        if (isHorn || (kind & VOWEL) !== 0) vowel = true;
      }
      if (!typed || at - from < SHORTEST || at - from > LONGEST || sketches[placeOf(sketch)] === 0) continue;
      if (isPartOfWord(text, from - 1) || isPartOfWord(text, at)) continue;
      const word = toned(text.slice(from, at));
      if (word === undefined) continue;
      spans ??= [];
      spans.push({ from, to: at, word });
    }
    return spans && rebuilt(text, spans);
  };
}

function rebuilt(text: string, found: readonly { from: number; to: number; word: string }[]): Decoded {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let out = '';
  let last = 0;
  for (const { from, to, word } of found) {
    out += text.slice(last, from);
    starts.set(out.length, from);
    out += word;
    ends.set(out.length, to);
    last = to;
  }
  return { text: out + text.slice(last), starts, ends };
}
