import { type Letter, letterOf } from './letters.ts';

/** What a UTF-16 unit is to the normal form. */
export type Kind = 'letter' | 'space' | 'mark' | 'invisible' | 'other';

export type Character = { kind: Kind; letter: Letter };

const INVISIBLE = /^(?:\p{Cf}|\p{Cc}|\p{Variation_Selector}|\u115f|\u1160|\u3164|\u034f)$/u;
const SPACE = /^\s$/u;
const MARK = /^\p{M}$/u;
const LETTER = /^\p{L}$/u;

const known: (Character | undefined)[] = [];

function analyse(char: string): Character {
  const plain = { base: char, quality: char, tone: 0 };
  if (SPACE.test(char)) {
    // A line break ends a sentence; every other space is one space.
    const space = char === '\n' ? '\n' : ' ';
    return { kind: 'space', letter: { base: space, quality: space, tone: 0 } };
  }
  if (INVISIBLE.test(char)) return { kind: 'invisible', letter: plain };
  if (MARK.test(char)) return { kind: 'mark', letter: plain };
  const letter = letterOf(char);
  if (letter !== undefined) return { kind: 'letter', letter };
  return { kind: 'other', letter: char.length > 1 ? { base: ' ', quality: ' ', tone: 0 } : plain };
}

/** Reads one character; those of a single unit are remembered, at most 65,536 of them. */
export function characterOf(char: string): Character {
  if (char.length > 1) return analyse(char);
  const code = char.charCodeAt(0);
  let character = known[code];
  if (character === undefined) {
    character = analyse(char);
    known[code] = character;
  }
  return character;
}

/** Whether a normalised character is a letter. */
export function isLetter(char: string | undefined): boolean {
  if (char === undefined || char === '') return false;
  return (char >= 'a' && char <= 'z') || (char > '\u007f' && LETTER.test(char));
}

/** Whether a normalised character is a digit of ours. */
export const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char >= '0' && char <= '9';
