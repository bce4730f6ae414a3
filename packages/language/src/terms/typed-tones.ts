import type { Syllable } from './compiled-term.ts';
import { marksOf } from './compiled-term.ts';

/** A keyboard's way to type Vietnamese marks with plain keys. */
type Keys = {
  tones: readonly string[][];
  circumflex: 'double' | string;
  horn: string;
  breve: string;
  bar: string;
};

// Tone numbers are those of the normal form: 1 huyền, 2 sắc, 3 hỏi or ngã, 4 nặng.
const TELEX: Keys = {
  tones: [[''], ['f'], ['s'], ['r', 'x'], ['j']],
  circumflex: 'double',
  horn: 'w',
  breve: 'w',
  bar: 'd',
};
const VNI: Keys = {
  tones: [[''], ['2'], ['1'], ['3', '4'], ['5']],
  circumflex: '6',
  horn: '7',
  breve: '8',
  bar: '9',
};
const PLAIN = new Map(Object.entries({ ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' }));
const VOWELS = 'aeiouy';

/** When the mark keys are pressed: each after its letter, one horn for both, or all at the end. */
type When = 'at-once' | 'one-horn' | 'at-end';

function keyFor(letter: string, keys: Keys): string {
  if (letter === 'đ') return keys.bar;
  if (letter === 'ă') return keys.breve;
  if (letter === 'ơ' || letter === 'ư') return keys.horn;
  return keys.circumflex === 'double' ? (PLAIN.get(letter) ?? '') : keys.circumflex;
}

function typeSyllable(
  { quality }: Syllable,
  tone: string,
  keys: Keys,
  when: When,
  toneEarly: boolean,
): string {
  let out = '';
  let late = '';
  let toneAt = 0;
  for (const letter of quality) {
    const plain = PLAIN.get(letter) ?? letter;
    out += plain;
    if (plain !== letter) {
      const key = keyFor(letter, keys);
      const first = when === 'one-horn' && letter === 'ư' && quality.includes('ơ');
      if (when === 'at-end' && letter !== 'đ') late = late.includes(key) ? late : late + key;
      else if (!first) out += key;
    }
    if (VOWELS.includes(plain)) toneAt = out.length;
  }
  return toneEarly ? out.slice(0, toneAt) + tone + out.slice(toneAt) + late : out + late + tone;
}

/** Long terms have many combinations of tone keys; these many are tried. */
const MOST_FORMS = 8;

function typeAll(syllables: readonly Syllable[], keys: Keys, when: When, early: boolean): string[][] {
  let forms: string[][] = [[]];
  for (const syllable of syllables) {
    const typed = (keys.tones[syllable.tone] ?? ['']).map((tone) =>
      typeSyllable(syllable, tone, keys, when, early),
    );
    forms = forms.flatMap((form) => typed.map((word) => [...form, word])).slice(0, MOST_FORMS);
  }
  return forms;
}

/** The ways a term's words are typed in Telex and VNI with the converter off. */
export function typedForms(syllables: readonly Syllable[]): string[][] {
  const forms = new Map<string, string[]>();
  for (const keys of [TELEX, VNI])
    for (const when of ['at-once', 'one-horn', 'at-end'] as const)
      for (const early of [false, true])
        for (const form of typeAll(syllables, keys, when, early)) forms.set(form.join(' '), form);
  return [...forms.values()];
}

const TONE_KEYS = new Map(
  Object.entries({ f: 1, s: 2, r: 3, x: 3, j: 4, '2': 1, '1': 2, '3': 3, '4': 3, '5': 4 }),
);
const DOUBLED = new Map(Object.entries({ a: 'â', e: 'ê', o: 'ô', d: 'đ' }));
const HORNED = new Map(Object.entries({ u: 'ư', o: 'ơ', a: 'ă' }));

const isHorned = (letter: string): boolean => letter === 'ư' || letter === 'ơ' || letter === 'ă';

/** Puts a mark on the last letter that can carry it; "uo" takes the horn on both. */
function mark(letters: string[], marks: ReadonlyMap<string, string>): boolean {
  for (let i = letters.length - 1; i >= 0; i--) {
    const marked = marks.get(letters[i] ?? '');
    if (marked === undefined) continue;
    letters[i] = marked;
    if (marked === 'ơ' && letters[i - 1] === 'u') letters[i - 1] = 'ư';
    return true;
  }
  return false;
}

const VNI_MARKS = new Map([
  ['6', new Map(Object.entries({ a: 'â', e: 'ê', o: 'ô' }))],
  ['7', new Map(Object.entries({ u: 'ư', o: 'ơ' }))],
  ['8', new Map(Object.entries({ a: 'ă' }))],
  ['9', new Map(Object.entries({ d: 'đ' }))],
]);

/** Reads a word typed in Telex or VNI keys: its plain letters, its marks and its tone. */
export function readTyped(word: string): { base: string; quality: string; marks: string; tone: number } {
  const letters: string[] = [];
  let tone = 0;
  let vowel = false;
  for (const key of word) {
    const asTone = vowel ? TONE_KEYS.get(key) : undefined;
    const vni = VNI_MARKS.get(key);
    if (asTone !== undefined) tone = asTone;
    else if (vni !== undefined) mark(letters, vni);
    // A second horn key says what the first one said; one without a vowel is the vowel.
    else if (key === 'w' && vowel && (mark(letters, HORNED) || letters.some(isHorned))) continue;
    else if (key === 'w' && !vowel) {
      letters.push('ư');
      vowel = true;
    } else if (DOUBLED.has(key) && letters.includes(key) && (key === 'd' ? letters[0] === 'd' : true))
      letters[letters.lastIndexOf(key)] = DOUBLED.get(key) ?? key;
    else if (/[a-z]/.test(key)) {
      letters.push(key);
      vowel ||= VOWELS.includes(key);
    }
  }
  const quality = letters.join('');
  const base = [...quality].map((letter) => PLAIN.get(letter) ?? letter).join('');
  return { base, quality, marks: marksOf(quality), tone };
}
