import { lacksMarks } from '../words/dropped-tones.ts';
import type { Word } from '../words/word.ts';
import { putReadings } from './kept-readings.ts';
import type { Lexicon } from './lexicon.ts';
import { bitOf, firstEnding, isStrict, LOOSE, maskAt, ROOT, stepOn } from './phrase-tree.ts';
import { NUMBER } from './vocabulary.ts';
import type { WritingStyle } from './writing-style.ts';

/** One way to read a typed word; `loose` when its tones were guessed, `odd` when the word as typed already means
 * something, so that the guess counts only inside a longer phrase. */
type Reading = { words: readonly number[]; loose: boolean; odd?: boolean };

/** Chat spellings by sound: "wen" is quen, "fải" is phải, "zui" is vui, "thík" is thích. */
const BY_SOUND: readonly (readonly [RegExp, string])[] = [
  [/^w/, 'qu'],
  [/^f/, 'ph'],
  [/^(z|dz)/, 'd'],
  [/^(z|dz)/, 'v'],
  [/^(z|dz)/, 'gi'],
  [/^j/, 'gi'],
  [/k(?=\d?$)/, 'ch'],
  [/k(?=\d?$)/, 'c'],
  [/g(?=\d?$)/, 'ng'],
  [/iu(?=\d?$)/, 'yêu'],
  [/([a-z])\1/, '$1'],
  [/ies$/, 'y'],
  [/(s|es|d|ed|ing|in|ly)$/, ''],
  [/ing$/, 'e'],
  [/([a-z])\1ing$/, '$1'],
];

function guess(lexicon: Lexicon, word: Word, exact: boolean): Reading[] {
  if (word.base.length < 2 || word.base.length > 14) return [];
  const out: Reading[] = [];
  for (const [pattern, by] of BY_SOUND) {
    const key = word.key.replace(pattern, by);
    if (key === word.key) continue;
    const id = lexicon.vocabulary.byKey.get(key);
    if (id !== undefined) out.push({ words: [id], loose: false });
    else if (!exact)
      for (const loose of lexicon.vocabulary.byBase.get(key) ?? []) out.push({ words: [loose], loose: true });
  }
  return out;
}

/** Where the readings of each word stand; those of known words are worked out once. */
export function readWords(lexicon: Lexicon, words: readonly Word[], style: WritingStyle): number[] {
  const { readings } = lexicon;
  const known = readings.places[(style.toned ? 1 : 0) + (style.english ? 2 : 0)] ?? new Int32Array(0);
  const places: number[] = [];
  let strange = false;
  for (const word of words) {
    const { number } = word;
    strange ||= number < 0;
    const place = known[number] ?? 0;
    places.push(place);
    if (place !== 0 || number < 0) continue;
    places[places.length - 1] = readings.end;
    known[number] = readings.end;
    readings.end = putReadings(readings, readings.end, packed(lexicon, word, style));
  }
  if (strange) readStrangers(lexicon, words, style, places);
  return places;
}

/** Words that are not kept are read behind those that are, where the next message overwrites them. */
function readStrangers(
  lexicon: Lexicon,
  words: readonly Word[],
  style: WritingStyle,
  places: number[],
): void {
  let place = lexicon.readings.end;
  for (const [i, word] of words.entries()) {
    if (word.number >= 0) continue;
    places[i] = place;
    place = putReadings(lexicon.readings, place, packed(lexicon, word, style));
  }
}

/** A word's readings as numbers; an empty one leads nowhere. */
function packed(lexicon: Lexicon, word: Word, style: WritingStyle) {
  const all = allReadings(lexicon, word, style).filter(({ words }) => words.length > 0);
  return {
    mask: all.reduce((mask, { words: [first = 0] }) => mask | bitOf(first), 0),
    beginnings: all.flatMap((reading) => beginnings(lexicon, reading)),
    readings: all.flatMap(encodeReading),
  };
}

/** A reading of one word as that word, one of several after their number, turned below zero; the last bit is `loose`. */
function encodeReading({ words, loose }: Reading): number[] {
  const [first = 0] = words;
  return words.length === 1 ? [flagged(first, loose)] : [~flagged(words.length, loose), ...words];
}

const flagged = (number: number, loose: boolean): number => (number << 1) | (loose ? LOOSE : 0);

/**
 * What begins with a reading: the findings of the word by itself, then, turned below zero, the node that phrases go on
 * from, with the mask of the words that they go on with.
 */
function beginnings({ tree }: Lexicon, { words, loose, odd }: Reading): number[] {
  const node = stepOn(tree, ROOT, words);
  if (node === ROOT) return [];
  const endings = odd ? [] : tree.endings.subarray(firstEnding(tree, node), firstEnding(tree, node + 1));
  const findings = Array.from(endings, (ending) => (loose ? ending | LOOSE : ending));
  const sure = findings.filter((finding) => !(loose && isStrict(finding)));
  const mask = maskAt(tree, node);
  return mask === 0 ? sure : [...sure, ~flagged(node, loose), mask];
}

function allReadings(lexicon: Lexicon, word: Word, style: WritingStyle): Reading[] {
  const { vocabulary, shorthand, numberWords } = lexicon;
  const out: Reading[] = [];
  const id = vocabulary.byKey.get(word.key);
  if (id !== undefined) out.push({ words: [id], loose: false });
  if (word.numeric || (id !== undefined && numberWords.has(id))) out.push({ words: [NUMBER], loose: false });
  for (const [pattern, words] of word.numeric ? lexicon.units : [])
    if (pattern.test(word.base)) out.push({ words, loose: false });
  // One word without the marks that it must have is a slip, even of a writer who types tones.
  const slipped = style.toned && lacksMarks(word.base);
  const exact = (style.toned && !slipped) || style.english || word.marked;
  const odd = id !== undefined && lexicon.plainWords.has(id);
  if (!exact)
    for (const other of vocabulary.byBase.get(word.base) ?? [])
      if (other !== id) {
        out.push({ words: [other], loose: true, odd });
        if (numberWords.has(other)) out.push({ words: [NUMBER], loose: true });
      }
  if (!style.english) for (const words of shorthand.vi.get(word.key) ?? []) out.push({ words, loose: false });
  if (!style.toned) for (const words of shorthand.en.get(word.key) ?? []) out.push({ words, loose: false });
  return out.length === 0 && !word.numeric ? guess(lexicon, word, exact) : out;
}
