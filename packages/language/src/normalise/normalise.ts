import { characterOf, isDigit, isLetter } from './characters.ts';
import { joinSpelledOut } from './join-spelled-out.ts';
import { addMark, type Letter } from './letters.ts';
import { normalisePlain, type PlainUnits } from './normalise-plain.ts';

/**
 * A text in plain Latin letters. `text[i]` is the base letter, `quality[i]` the letter with its Vietnamese
 * vowel quality, `tones[i]` its tone; it came from the original's units `starts[i]` to `ends[i]`.
 */
export type Normalised = {
  text: string;
  quality: string;
  tones: ArrayLike<number>;
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
};

/** The same with letters as UTF-16 units; what stands beyond `length` means nothing. */
export type Units = {
  length: number;
  base: ArrayLike<number>;
  quality: ArrayLike<number>;
  tones: ArrayLike<number>;
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
};

/** Characters under construction, one slot for each. */
export type Slots = { base: string[]; quality: string[]; tones: number[]; starts: number[]; ends: number[] };

const LEET = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
]);

const emptySlots = (): Slots => ({ base: [], quality: [], tones: [], starts: [], ends: [] });

function readCharacters(text: string): Slots {
  const { base, quality, tones, starts, ends } = emptySlots();
  let last: Letter | undefined;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const wide = code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff;
    const end = at + (wide ? 2 : 1);
    const char = wide ? text.slice(at, end) : text.charAt(at);
    const { kind, letter } = characterOf(char);
    const n = base.length - 1;
    if (kind === 'mark') {
      if (last !== undefined) {
        last = addMark(last, char);
        quality[n] = last.quality;
        tones[n] = last.tone;
        ends[n] = end;
      }
    } else if (kind === 'space' && n >= 0 && base[n] === letter.base) ends[n] = end;
    else if (kind !== 'invisible') {
      base.push(letter.base);
      quality.push(letter.quality);
      tones.push(letter.tone);
      starts.push(at);
      ends.push(end);
      last = kind === 'letter' ? letter : undefined;
    }
    at = end;
  }
  return { base, quality, tones, starts, ends };
}

/** Digits and signs that stand for letters, only inside a run that began with a letter. */
function undoLeet({ base, quality }: Slots): void {
  let inWord = 0;
  for (let i = 0; i < base.length; i++) {
    const char = base[i] ?? '';
    if (isLetter(char)) {
      // -1: the run began with a digit, as in "1tr5".
      if (inWord >= 0) inWord++;
      continue;
    }
    const letter = inWord > 0 ? LEET.get(char) : undefined;
    const next = base[i + 1];
    const ends =
      inWord > 1 && (char === '3' || char === '4' || char === '0') && !isLetter(next) && !isDigit(next);
    if (letter !== undefined && (isLetter(next) || ends)) {
      base[i] = letter;
      quality[i] = letter;
      inWord++;
    } else inWord = isDigit(char) ? -1 : 0;
  }
}

/** Three or more of a letter become one; an apostrophe inside a word goes. */
function squeeze(slots: Slots): Slots {
  const { base } = slots;
  const needed = base.some(
    (char, i) =>
      char === "'" || char === '’' || (char === base[i + 1] && char === base[i + 2] && isLetter(char)),
  );
  if (!needed) return slots;
  const out = emptySlots();
  for (let i = 0; i < base.length; ) {
    const char = base[i] ?? '';
    let j = i + 1;
    if (isLetter(char)) while (base[j] === char) j++;
    const apostrophe = (char === "'" || char === '’') && isLetter(base[i - 1]) && isLetter(base[i + 1]);
    // A word of one letter only ("kkk" laughs) must not become another word ("k" is không).
    const alone = !isLetter(base[i - 1]) && !isLetter(base[j]);
    const copies = apostrophe ? 0 : j - i > 2 ? (alone ? 2 : 1) : j - i;
    for (let k = 0; k < copies; k++) {
      out.base.push(char);
      out.quality.push(slots.quality[i + k] ?? char);
      out.tones.push(slots.tones[i + k] ?? 0);
      out.starts.push(slots.starts[i + k] ?? 0);
      out.ends.push(slots.ends[k === copies - 1 ? j - 1 : i + k] ?? 0);
    }
    i = j;
  }
  return out;
}

/** Normalises a text to plain Latin letters in linear time, keeping tones and the way back to the original. */
export function normalise(text: string): Normalised {
  const plain = normalisePlain(text);
  return plain === undefined ? normaliseAny(text) : withTexts(plain);
}

/** The normal form as units, for who reads it at once: before the next text is normalised. */
export const normaliseUnits = (text: string): Units => normalisePlain(text) ?? withUnits(normaliseAny(text));

/** A plain normal form of one's own, with its letters as texts. */
export function withTexts({ length, base, quality, tones, starts, ends }: PlainUnits): Normalised {
  const letters: number[] = [];
  const vowels: number[] = [];
  const own = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    letters.push(base[i] ?? 0);
    vowels.push(quality[i] ?? 0);
    own[i] = tones[i] ?? 0;
  }
  return {
    text: String.fromCharCode(...letters),
    quality: String.fromCharCode(...vowels),
    tones: own,
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

function unitsOf(letters: string): Uint16Array {
  const units = new Uint16Array(letters.length);
  for (let i = 0; i < letters.length; i++) units[i] = letters.charCodeAt(i);
  return units;
}

function withUnits({ text, quality, tones, starts, ends }: Normalised): Units {
  return { length: text.length, base: unitsOf(text), quality: unitsOf(quality), tones, starts, ends };
}

/** The whole normal form, for a text that may hide or stretch its letters. */
export function normaliseAny(text: string): Normalised {
  const slots = readCharacters(text);
  undoLeet(slots);
  const { base, quality, tones, starts, ends } = joinSpelledOut(squeeze(slots));
  return { text: base.join(''), quality: quality.join(''), tones, starts, ends };
}
