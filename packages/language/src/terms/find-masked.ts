import { type Automaton, SOUND_LETTERS } from './automaton.ts';
import { INVISIBLE, MARK, QUOTE, SPACE, UNIT_CLASSES } from './unit-classes.ts';

/** Stands for a letter that a sign hides. */
const HIDDEN = 0;
/** More masked words than this are noise; the bound keeps hostile text linear. */
const MOST_MASKED_WORDS = 64;
const MOST_HIDDEN = 8;
const MOST_WORDS = 8;
const LONGEST = 48;

/** The letters and hidden letters of a text, with the word that each belongs to. */
type Slots = { letters: number[]; positions: number[]; words: number[]; masked: Set<number> };

function readWord(text: string, from: number, to: number, slots: Slots): void {
  const { letters, positions, words, masked } = slots;
  const word = (words.at(-1) ?? -1) + 1;
  let trailing = 0;
  let started = false;
  for (let at = from; at < to; at++) {
    const unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
    if (unit === QUOTE || unit === MARK || unit === INVISIBLE) continue;
    const isLetter = unit >= 1 && unit <= 26;
    // A word may begin with a hidden letter, but only a star says so.
    if (!isLetter && !started && text[at] !== '*') continue;
    // The second half of a surrogate pair is the same sign.
    const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) < 0xe000;
    if (low || (isLetter && letters.at(-1) === unit && words.at(-1) === word && trailing === 0)) continue;
    letters.push(isLetter ? unit : HIDDEN);
    positions.push(at);
    words.push(word);
    trailing = isLetter ? 0 : trailing + 1;
    started = true;
  }
  // Signs at a word's end are punctuation.
  for (; trailing > 0; trailing--) {
    letters.pop();
    positions.pop();
    words.pop();
  }
  for (let i = letters.length - 1; i >= 0 && words[i] === word; i--)
    if (letters[i] === HIDDEN) masked.add(word);
}

function readSlots(text: string): Slots {
  const slots: Slots = { letters: [], positions: [], words: [], masked: new Set() };
  for (let at = 0; at < text.length && slots.masked.size < MOST_MASKED_WORDS; ) {
    let to = at;
    while (to < text.length && UNIT_CLASSES[text.charCodeAt(to)] !== SPACE) to++;
    if (to > at) readWord(text, at, to, slots);
    at = to + 1;
  }
  return slots;
}

/** Whether a term that begins with this word may reach a masked one. */
function hasMasked(masked: ReadonlySet<number>, word: number): boolean {
  for (let ahead = 0; ahead < MOST_WORDS; ahead++) if (masked.has(word + ahead)) return true;
  return false;
}

/** Told of each spelling found: the automaton's hit state, its letters' positions, how many from where. */
export type OnMasked = (state: number, positions: Int32Array, from: number, count: number) => void;

/** Finds terms whose inner letters are hidden by signs ("t*rnip"), each sign standing for any one letter. */
export function findMasked({ go, depth, firstHit }: Automaton, text: string, onMasked: OnMasked): void {
  const { letters, positions, words, masked } = readSlots(text);
  const places = Int32Array.from(positions);
  const walk = (start: number, at: number, state: number, hidden: number): void => {
    const letter = letters[at] ?? HIDDEN;
    if (letter === HIDDEN && hidden >= MOST_HIDDEN) return;
    const known = hidden + (letter === HIDDEN ? 1 : 0);
    for (const tried of letter === HIDDEN ? SOUND_LETTERS : [letter]) {
      const next = go[(state << 5) | tried] ?? 0;
      if (depth[next] !== (depth[state] ?? 0) + 1) continue;
      const count = at - start + 1;
      const wordEnds = words[at + 1] !== words[at];
      if (wordEnds && known > 0 && known * 2 < count && next >= firstHit)
        onMasked(next, places, start, count);
      const more = at + 1 < letters.length && count < LONGEST;
      if (more && (words[at + 1] ?? 0) - (words[start] ?? 0) < MOST_WORDS) walk(start, at + 1, next, known);
    }
  };
  for (let start = 0; start < letters.length; start++) {
    const word = words[start] ?? 0;
    if (start > 0 && words[start - 1] === word) continue;
    if (hasMasked(masked, word)) walk(start, start, 0, 0);
  }
}
