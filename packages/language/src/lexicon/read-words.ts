import { lacksMarks } from '../words/dropped-tones.ts';
import type { Token } from '../words/token.ts';
import { type Lexicon, type Reading, type Readings, stepOn } from './lexicon.ts';
import { NUMBER } from './vocabulary.ts';
import type { WritingStyle } from './writing-style.ts';

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

function guess(lexicon: Lexicon, token: Token, exact: boolean): Reading[] {
  if (token.base.length < 2 || token.base.length > 14) return [];
  const out: Reading[] = [];
  for (const [pattern, by] of BY_SOUND) {
    const key = token.key.replace(pattern, by);
    if (key === token.key) continue;
    const id = lexicon.vocabulary.byKey.get(key);
    if (id !== undefined) out.push({ words: [id], loose: false });
    else if (!exact)
      for (const loose of lexicon.vocabulary.byBase.get(key) ?? []) out.push({ words: [loose], loose: true });
  }
  return out;
}

/** Every reading of a word that the lexicon knows something of; words seen often are remembered. */
export function readWord(lexicon: Lexicon, token: Token, style: WritingStyle): Readings {
  if (token.numeric || token.key.length > 12) return read(lexicon, token, style);
  const memory = lexicon.memory[(style.toned ? 1 : 0) + (style.english ? 2 : 0)] ?? new Map();
  const known = memory.get(token.key);
  if (known !== undefined) return known;
  const readings = read(lexicon, token, style);
  // Hostile text could invent words for ever.
  if (memory.size < 20_000) memory.set(token.key, readings);
  return readings;
}

function read(lexicon: Lexicon, token: Token, style: WritingStyle): Readings {
  const all = allReadings(lexicon, token, style);
  for (const reading of all) reading.first = stepOn(lexicon.root, reading.words);
  return { all, starts: all.filter(({ first }) => first !== undefined) };
}

function allReadings(lexicon: Lexicon, token: Token, style: WritingStyle): Reading[] {
  const { vocabulary, shorthand, numberWords } = lexicon;
  const out: Reading[] = [];
  const id = vocabulary.byKey.get(token.key);
  if (id !== undefined) out.push({ words: [id], loose: false });
  if (token.numeric || (id !== undefined && numberWords.has(id))) out.push({ words: [NUMBER], loose: false });
  for (const [pattern, words] of token.numeric ? lexicon.units : [])
    if (pattern.test(token.base)) out.push({ words, loose: false });
  // One word without the marks that it must have is a slip, even of a writer who types tones.
  const slipped = style.toned && lacksMarks(token.base);
  const exact = (style.toned && !slipped) || style.english || token.key !== token.base;
  const odd = id !== undefined && lexicon.plainWords.has(id);
  if (!exact)
    for (const other of vocabulary.byBase.get(token.base) ?? [])
      if (other !== id) {
        out.push({ words: [other], loose: true, odd });
        if (numberWords.has(other)) out.push({ words: [NUMBER], loose: true });
      }
  if (!style.english)
    for (const words of shorthand.vi.get(token.key) ?? []) out.push({ words, loose: false });
  if (!style.toned) for (const words of shorthand.en.get(token.key) ?? []) out.push({ words, loose: false });
  return out.length === 0 && !token.numeric ? guess(lexicon, token, exact) : out;
}
