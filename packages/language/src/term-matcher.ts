import type { Lang } from './acts.ts';
import { fold } from './fold/fold.ts';
import { writingStyle } from './lexicon/writing-style.ts';
import { type Token, tokenise } from './words/token.ts';

/** A term to look for; `block` acts by itself, `score` only adds to a score. */
export type Term = { id: string; text: string; lang: Lang; tier: 'block' | 'score' };

/** Where a term stands in the original text, in UTF-16 units. */
export type TermMatch = { id: string; start: number; end: number; tier: 'block' | 'score' };

/** Looks for every term in one text. */
export type TermMatcher = { match(text: string): TermMatch[] };

type Ending = { term: Term; keys: readonly string[] };
type Node = { next: Map<string, Node>; endings: Ending[] };

const hasTone = (token: { key: string; base: string }) => token.key !== token.base;

/**
 * The tier of a hit, or undefined where the writer's own tones say that another word is meant. A writer who
 * types tones means an untoned word as it stands; elsewhere one untoned syllable may be many words.
 */
function tierOf(
  { term, keys }: Ending,
  words: readonly Token[],
  toned: boolean,
): TermMatch['tier'] | undefined {
  let guessed = false;
  for (const [i, word] of words.entries()) {
    if (word.key === keys[i]) continue;
    // Accents on an English term are a disguise, or a Vietnamese word: a score, never a block.
    if (hasTone(word) && term.lang === 'vi') return undefined;
    if (!hasTone(word) && toned) return undefined;
    guessed = true;
  }
  const sure = !guessed || (words.length > 1 && term.lang === 'vi');
  return sure ? term.tier : 'score';
}

/** Builds a matcher for a list of terms. */
export function createTermMatcher(terms: readonly Term[]): TermMatcher {
  const root: Node = { next: new Map(), endings: [] };
  for (const term of terms) {
    const words = tokenise(fold(term.text));
    let node = root;
    for (const { base } of words) {
      const next = node.next.get(base) ?? { next: new Map(), endings: [] };
      node.next.set(base, next);
      node = next;
    }
    if (node !== root) node.endings.push({ term, keys: words.map(({ key }) => key) });
  }
  return {
    match(text) {
      const folded = fold(text);
      const tokens = tokenise(folded);
      const { toned } = writingStyle(tokens);
      const matches: TermMatch[] = [];
      for (let from = 0; from < tokens.length; from++) {
        let node: Node | undefined = root;
        for (let to = from; to < tokens.length; to++) {
          node = node.next.get(tokens[to]?.base ?? '');
          if (node === undefined) break;
          for (const ending of node.endings) {
            const tier = tierOf(ending, tokens.slice(from, to + 1), toned);
            const start = folded.starts[tokens[from]?.from ?? 0] ?? 0;
            const end = folded.ends[(tokens[to]?.to ?? 1) - 1] ?? text.length;
            if (tier !== undefined) matches.push({ id: ending.term.id, start, end, tier });
          }
        }
      }
      return matches;
    },
  };
}
