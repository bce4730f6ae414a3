import type { Lang } from '../acts.ts';
import { restoreTones } from '../words/restore-tones.ts';
import type { Token } from '../words/token.ts';
import { behindReadings, firstBeginning, firstReading, maskOf, NOTHING } from './kept-readings.ts';
import type { Lexicon } from './lexicon.ts';
import {
  childAt,
  conceptOf,
  firstEnding,
  hides,
  isEnglish,
  isLoose,
  isStrict,
  LOOSE,
  maskAt,
  ROOT,
  stepOn,
} from './phrase-tree.ts';
import { readWords } from './read-words.ts';
import { writingStyle } from './writing-style.ts';

/** Where a concept stands, both words included; `weak` is one untoned syllable that tones had to be guessed for. */
export type Hit = { from: number; to: number; lang: Lang; weak?: boolean };

/** The hits of each concept, by its number, in the order of the text. */
export type Hits = (Hit[] | undefined)[];

/** What was found from one word on: findings, and the word that each ends with. The room is used again. */
const spots: { count: number; findings: number[]; ends: number[] } = { count: 0, findings: [], ends: [] };

function note(finding: number, to: number): void {
  spots.findings[spots.count] = finding;
  spots.ends[spots.count] = to;
  spots.count++;
}

/** Finds the phrases that begin with word `at`. */
function begin(lexicon: Lexicon, at: number, places: readonly number[]): void {
  const { readings } = lexicon;
  const { numbers } = readings;
  const place = places[at] ?? NOTHING;
  const end = firstReading(readings, place);
  const ahead = maskOf(readings, places[at + 1] ?? NOTHING);
  spots.count = 0;
  for (let i = firstBeginning(place); i < end; i++) {
    const step = numbers[i] ?? 0;
    if (step >= 0) note(step, at);
    else {
      i++;
      // Most phrases that begin here do not go on with any reading of the next word.
      if (((numbers[i] ?? 0) & ahead) !== 0) follow(lexicon, ~step >> 1, ~step & LOOSE, at + 1, places);
    }
  }
}

/**
 * Reads on from `node` at word `at`; phrases are short, so this stays shallow. A spelled-out shorthand may end a phrase
 * midway ("ns" in a phrase that ends with "nói").
 */
function follow(lexicon: Lexicon, node: number, loose: number, at: number, places: readonly number[]): void {
  const { readings, tree } = lexicon;
  const { numbers } = readings;
  const place = places[at] ?? NOTHING;
  const end = behindReadings(readings, place);
  const ahead = maskOf(readings, places[at + 1] ?? NOTHING);
  for (let i = firstReading(readings, place); i < end; i++) {
    const reading = numbers[i] ?? 0;
    const alone = reading >= 0;
    const flags = alone ? reading : ~reading;
    const words = alone ? 0 : flags >> 1;
    const next = alone ? childAt(tree, node, flags >> 1) : stepOn(tree, node, numbers, i + 1, words);
    i += words;
    if (next === ROOT) continue;
    const guessed = loose | (flags & LOOSE);
    const last = firstEnding(tree, next + 1);
    for (let ending = firstEnding(tree, next); ending < last; ending++) {
      const finding = tree.endings[ending] ?? 0;
      if (guessed === 0 || !isStrict(finding)) note(finding | guessed, at);
    }
    if ((maskAt(tree, next) & ahead) !== 0) follow(lexicon, next, guessed, at + 1, places);
  }
}

function record(hits: Hits, concept: number, hit: Hit): void {
  const list = hits[concept];
  if (list === undefined) {
    hits[concept] = [hit];
    return;
  }
  const last = list[list.length - 1];
  if (last?.from !== hit.from || last.to !== hit.to) list.push(hit);
}

/** Records what was found from word `from` on; a compound that hides takes its first word from shorter phrases. */
function recordFound(hits: Hits, from: number): void {
  const { count, findings, ends } = spots;
  let longest = from;
  for (let i = 0; i < count; i++) {
    const to = ends[i] ?? 0;
    if (to > longest && hides(findings[i] ?? 0)) longest = to;
  }
  for (let i = 0; i < count; i++) {
    const finding = findings[i] ?? 0;
    const to = ends[i] ?? 0;
    if (to < longest) continue;
    const lang = isEnglish(finding) ? 'en' : 'vi';
    record(hits, conceptOf(finding), { from, to, lang, weak: isLoose(finding) && to === from });
  }
}

/** Finds every concept in a message. */
export function spotConcepts(lexicon: Lexicon, tokens: readonly Token[]): Hits {
  const style = writingStyle(tokens);
  const words = style.toned || style.english ? tokens.map(({ word }) => word) : restoreTones(tokens);
  const places = readWords(lexicon, words, style);
  const hits: Hits = lexicon.noHits.slice();
  const amount = lexicon.names.get('amount');
  for (let from = 0; from < tokens.length; from++) {
    begin(lexicon, from, places);
    recordFound(hits, from);
    if (tokens[from]?.amount && amount !== undefined) record(hits, amount, { from, to: from, lang: 'vi' });
  }
  return hits;
}
