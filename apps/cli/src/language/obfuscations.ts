import { pick, type Random, untoned } from './random.ts';

type Obfuscate = (term: string, random: Random) => string;

const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const SIGNS: Readonly<Record<string, string>> = { a: '@', s: '$', i: '!' };
const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'Ь',
  c: 'с',
  e: 'е',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  t: 'т',
  x: 'х',
  y: 'у',
};
const TONE_KEYS: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};

const letters = (text: string, change: (letter: string) => string) => text.replace(/[a-z]/g, change);
const words = (text: string, change: (word: string) => string) => text.split(' ').map(change).join(' ');
const substitute =
  (table: Readonly<Record<string, string>>, chance = 1): Obfuscate =>
  (term, random) =>
    letters(untoned(term), (letter) => (random() < chance ? (table[letter] ?? letter) : letter));
const shift = (start: number) => (term: string) =>
  letters(untoned(term), (letter) => String.fromCodePoint(start + letter.charCodeAt(0) - 97));

function telexWord(word: string): string {
  let typed = '';
  let tone = '';
  for (const unit of word.normalize('NFD'))
    if (TONE_KEYS[unit] !== undefined) tone = TONE_KEYS[unit];
    else if (unit === '\u0302') typed += typed.at(-1) ?? '';
    else if (unit === '\u0306' || unit === '\u031b') typed += 'w';
    else typed += unit === 'đ' ? 'dd' : unit;
  return typed + tone;
}

const bySound = (term: string) =>
  words(untoned(term), (word) =>
    word
      .replace(/^ph/, 'f')
      .replace(/^qu/, 'w')
      .replace(/^gi/, 'j')
      .replace(/^c(?!h)/, 'k')
      .replace(/^d/, 'z')
      .replace(/ng$/, 'g')
      .replace(/nh$/, 'h')
      .replaceAll('i', 'j'),
  );

function swapTwo(term: string, random: Random): string {
  const plain = untoned(term);
  const at = 1 + Math.floor(random() * (plain.length - 3));
  return plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
}

/** The twenty disguises that every filter is measured on. */
export const obfuscations: Readonly<Record<string, Obfuscate>> = {
  exact: (term) => term,
  case: (term, random) => [...term].map((c) => (random() < 0.5 ? c.toUpperCase() : c)).join(''),
  'no diacritics': (term) => untoned(term),
  decomposed: (term) => term.normalize('NFD'),
  'leet digits': substitute(DIGITS),
  'leet signs': substitute(SIGNS),
  spaced: (term) =>
    untoned(term)
      .split(' ')
      .map((word) => [...word].join(' '))
      .join('  '),
  dotted: (term) => words(untoned(term), (word) => [...word].join('.')),
  repeated: (term, random) =>
    letters(untoned(term), (c) => (random() < 0.4 ? c.repeat(2 + Math.floor(random() * 3)) : c)),
  'look-alike': substitute(CYRILLIC, 0.7),
  'full width': shift(0xff41),
  'bold letters': shift(0x1d41a),
  'zero width': (term) => [...term].join('\u200b'),
  struck: (term) => [...untoned(term)].map((c) => (c === ' ' ? c : `${c}\u0336`)).join(''),
  masked: (term) => words(untoned(term), (word) => (word.length > 2 ? `${word[0]}*${word.slice(2)}` : word)),
  emoji: (term) => words(untoned(term), (word) => `${word.slice(0, 2)}🍌${word.slice(2)}`),
  joined: (term) => untoned(term).replaceAll(' ', ''),
  'by sound': bySound,
  telex: (term) => words(term, telexWord),
  swapped: swapTwo,
};

const BEFORE = ['nói ', 'you are such a ', 'ê ', 'hey ', ''];
const AFTER = [' nha', ' lol', '', ' đó', '!'];

/** Puts a term into a sentence. */
export const carry = (term: string, random: Random): string =>
  (pick(random, BEFORE) ?? '') + term + (pick(random, AFTER) ?? '');
