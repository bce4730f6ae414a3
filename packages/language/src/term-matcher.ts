import { type Automaton, buildAutomaton } from './terms/automaton.ts';
import { type CompiledTerm, compileTerm } from './terms/compiled-term.ts';
import { createTypedDecoder, type Decoded } from './terms/decode-typed.ts';
import { findMasked } from './terms/find-masked.ts';
import { isStarred } from './terms/is-starred.ts';
import { judgeHit } from './terms/judge-hit.ts';
import { keepStrongest } from './terms/keep-strongest.ts';
import { readSpan } from './terms/read-span.ts';
import { scanLetters } from './terms/scan-letters.ts';
import { type Spelling, spellings } from './terms/spellings.ts';
import { endsWord, startsWord } from './terms/stands-alone.ts';
import type { Term, TermMatch, TermMatcher } from './terms/term.ts';
import { usesDiacritics } from './terms/uses-diacritics.ts';

/** Longer lists do without the spellings with swapped letters: their table would grow too large. */
const SWAPS_UP_TO = 2000;
/** Terms between two pauses: each has some forty spellings. */
const TERMS_A_STEP = 8;
/** Texts up to this length share one array of places. */
const SHARED = 16_384;

/**
 * Builds a matcher for a list of terms. It finds them with or without tones, with look-alikes, leet, stretched,
 * dotted, spaced, joined, masked, spelled by sound or in Telex or VNI keys, in linear time.
 * @example createTermMatcher([{ id: 't1', text: 'quả mít', lang: 'vi', tier: 'block' }]).match('qua m1t')
 */
export function createTermMatcher(terms: readonly Term[]): TermMatcher {
  const steps = compileTerms(terms);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/**
 * The same work in steps of a few milliseconds, for a process that answers others meanwhile: whoever takes the steps
 * decides when the next one is due.
 */
export function* compileTerms(terms: readonly Term[]): Generator<void, TermMatcher> {
  const compiled: CompiledTerm[] = [];
  const all: Spelling[] = [];
  for (const [at, term] of terms.entries()) {
    if (at % TERMS_A_STEP === 0) yield;
    const one = compileTerm(term);
    compiled.push(one);
    for (const spelling of spellings(one, terms.length <= SWAPS_UP_TO)) all.push(spelling);
  }
  yield;
  const decode = createTypedDecoder(compiled);
  const automaton = yield* buildAutomaton(all.map(({ letters }) => letters));
  return matcherOf(all, automaton, decode);
}

function matcherOf(
  all: readonly Spelling[],
  automaton: Automaton,
  decode: ReturnType<typeof createTypedDecoder>,
): TermMatcher {
  const { ends, endsFrom, firstHit, depth } = automaton;
  const shared = new Int32Array(SHARED);

  function judge(
    text: string,
    state: number,
    places: Int32Array,
    last: number,
    tonedBefore: { known?: boolean },
    masked: boolean,
    matches: TermMatch[],
  ): void {
    const toned = () => {
      tonedBefore.known ??= usesDiacritics(text);
      return tonedBefore.known;
    };
    const to = endsFrom[state - firstHit + 1] ?? 0;
    for (let i = endsFrom[state - firstHit] ?? 0; i < to; i++) {
      const spelling = all[ends[i] ?? 0];
      if (spelling === undefined) continue;
      const count = spelling.letters.length;
      if (masked && (spelling.kind !== 'plain' || count !== depth[state])) continue;
      const from = last - count;
      const start = places[from] ?? 0;
      if (!startsWord(text, start)) continue;
      const span = readSpan(text, places, from, count);
      if (span === undefined || !endsWord(text, span.end)) continue;
      const verdict = judgeHit(spelling, span, text, start, toned);
      if (verdict === 'no') continue;
      const { id, tier } = spelling.term.term;
      const sure = verdict === 'sure' && (!masked || isStarred(text, places, from, count, spelling.term));
      matches.push({ id, start, end: span.end, tier: sure ? tier : 'score' });
    }
  }

  /** Terms whose words stand typed in the original, from the first word to the last. */
  function matchDecoded({ text, starts, ends }: Decoded): TermMatch[] {
    const matches: TermMatch[] = [];
    const toned: { known?: boolean } = {};
    const places = text.length <= SHARED ? shared : new Int32Array(text.length);
    scanLetters(automaton, text, places, (state, letters) =>
      judge(text, state, places, letters, toned, false, matches),
    );
    return matches.flatMap(({ id, start, end, tier }) => {
      const [from, to] = [starts.get(start), ends.get(end)];
      return from === undefined || to === undefined ? [] : [{ id, start: from, end: to, tier }];
    });
  }

  return {
    match(text) {
      const matches: TermMatch[] = [];
      const toned: { known?: boolean } = {};
      const places = text.length <= SHARED ? shared : new Int32Array(text.length);
      const odd = scanLetters(automaton, text, places, (state, letters) =>
        judge(text, state, places, letters, toned, false, matches),
      );
      if (odd)
        findMasked(automaton, text, (state, masked, from, count) =>
          judge(text, state, masked, from + count, toned, true, matches),
        );
      const decoded = decode(text);
      if (decoded) matches.push(...matchDecoded(decoded));
      return matches.length > 1 ? keepStrongest(matches) : matches;
    },
  };
}
