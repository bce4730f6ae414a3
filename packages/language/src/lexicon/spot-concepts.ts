import type { Lang } from '../acts.ts';
import { restoreTones } from '../words/restore-tones.ts';
import type { Token } from '../words/token.ts';
import { type Ending, type Lexicon, type Node, type Reading, type Readings, stepOn } from './lexicon.ts';
import { readWord } from './read-words.ts';
import { writingStyle } from './writing-style.ts';

/** Where a concept stands, both words included; `weak` is one untoned syllable that tones had to be guessed for. */
export type Hit = { from: number; to: number; lang: Lang; weak?: boolean };

/** The hits of each concept, by its number, in the order of the text. */
export type Hits = (Hit[] | undefined)[];

type Found = { ending: Ending; to: number; loose: boolean };

const NO_READINGS: readonly Reading[] = [];

/** Reads on from `node` at word `at`; phrases are short, so this stays shallow. */
function follow(
  root: Node,
  node: Node,
  at: number,
  loose: boolean,
  readings: readonly Readings[],
  found: Found[],
): void {
  const begins = node === root;
  for (const reading of (begins ? readings[at]?.starts : readings[at]?.all) ?? NO_READINGS) {
    // A spelled-out shorthand may end a phrase midway ("ns" in a phrase that ends with "nói").
    const next = begins ? reading.first : stepOn(node, reading.words);
    if (next === undefined) continue;
    const guessed = loose || reading.loose;
    const odd = reading.odd && begins;
    for (const ending of next.endings)
      if (!odd && !(guessed && ending.strict)) found.push({ ending, to: at, loose: guessed });
    if (next.next !== undefined) follow(root, next, at + 1, guessed, readings, found);
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

/** Finds every concept in a message; a compound that hides takes its first word from shorter phrases. */
export function spotConcepts(lexicon: Lexicon, tokens: readonly Token[]): Hits {
  const style = writingStyle(tokens);
  const words = style.toned || style.english ? tokens : restoreTones(tokens);
  const readings = words.map((token) => readWord(lexicon, token, style));
  const hits: Hits = new Array(lexicon.names.size).fill(undefined);
  const amount = lexicon.names.get('amount');
  const found: Found[] = [];
  for (let from = 0; from < tokens.length; from++) {
    found.length = 0;
    if ((readings[from]?.starts.length ?? 0) > 0)
      follow(lexicon.root, lexicon.root, from, false, readings, found);
    let longest = from;
    for (const { ending, to } of found) if (ending.hides && to > longest) longest = to;
    for (const { ending, to, loose } of found)
      if (to >= longest)
        record(hits, ending.concept, { from, to, lang: ending.lang, weak: loose && to === from });
    if (tokens[from]?.amount && amount !== undefined) record(hits, amount, { from, to: from, lang: 'vi' });
  }
  return hits;
}
