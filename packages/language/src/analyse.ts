import { OWN_WORDS } from './act-model/act-heads.ts';
import type { Act } from './acts.ts';
import { boostCoOccurring } from './boost-co-occurring.ts';
import { allConcepts } from './concepts/all-concepts.ts';
import { compileLexicon } from './lexicon/lexicon.ts';
import { type Hits, spotConcepts } from './lexicon/spot-concepts.ts';
import { normaliseUnits, type Units } from './normalise/normalise.ts';
import { actRules } from './rules/all-rules.ts';
import { compileRule } from './rules/compile-rules.ts';
import { derivedRules } from './rules/derived.ts';
import { firstFrom } from './rules/find-hits.ts';
import { canHold, markPresent, matchRule } from './rules/match-rule.ts';
import { addConcept, findRules, indexRules, nextRule } from './rules/rule-index.ts';
import { strongest } from './strongest.ts';
import { type Token, tokenise } from './words/token.ts';
import { withoutIdentities } from './words/without-identities.ts';

const lexicon = compileLexicon(
  allConcepts,
  derivedRules.map(({ makes }) => makes),
);
const makers = derivedRules.map((rule) => compileRule(rule, lexicon.names));
const finders = actRules.map((rule) => compileRule(rule, lexicon.names));

const made = derivedRules.map(({ makes }) => lexicon.names.get(makes) ?? 0);
const makersBy = indexRules(makers, lexicon.names.size);
const findersBy = indexRules(finders, lexicon.names.size);
/** Concepts of the message at hand, one bit each. */
const present = new Int32Array(Math.ceil(lexicon.names.size / 32));

/** How far behind a telling ("somebody told my friend to …") words still are what is told. */
const TOLD_REACH = 14;
/** What telling takes from an act's weight. */
const TOLD = 0.35;
const reported = lexicon.names.get('reported');

/** Whether the word stands in what another is said to have said or done. */
function isReported({ tokens, hits }: { tokens: readonly Token[]; hits: Hits }, word: number): boolean {
  const list = (reported === undefined ? undefined : hits[reported]) ?? [];
  const place = tokens[word]?.position ?? 0;
  for (let i = firstFrom(list, word + 2) - 1; i >= 0; i--) {
    const { from, to, weak } = list[i] ?? { from: 0, to: 0 };
    const start = tokens[from]?.position ?? 0;
    // Phrases are short: what begins this far back ends too far back.
    if (place - start > 2 * TOLD_REACH) return false;
    if (!weak && start <= place + 1 && place - (tokens[to]?.position ?? 0) <= TOLD_REACH) return true;
  }
  return false;
}

/** What rules see in a message and find in it, before a learned model weighs it. Read it before the next message. */
export type Analysis = { normalised: Units; tokens: Token[]; hits: Hits; ruled: Act[] };

/** Numbers of the concepts by name. */
export const conceptNames: ReadonlyMap<string, number> = lexicon.names;

/** Number of the concept of that name; a name that no concept has stops the program, as in a rule. */
export function conceptNumber(name: string): number {
  const number = conceptNames.get(name);
  if (number === undefined) throw new Error(`Find concept: unknown concept "${name}"`);
  return number;
}

/** Adds the concepts that are made of others; what one rule makes, rules below it may use. */
function deriveConcepts(sentence: { tokens: readonly Token[]; hits: Hits }): void {
  const { hits } = sentence;
  findRules(makersBy, present);
  for (let number = nextRule(makersBy, 0); number >= 0; number = nextRule(makersBy, number + 1)) {
    const maker = makers[number];
    if (maker === undefined || !canHold(maker, present)) continue;
    const match = matchRule(maker, sentence);
    if (match.length === 0) continue;
    const concept = made[number] ?? 0;
    const known = hits[concept];
    hits[concept] =
      known === undefined && match.length === 1
        ? [...match]
        : [...(known ?? []), ...match].sort((a, b) => a.from - b.from || a.to - b.to);
    present[concept >> 5] = (present[concept >> 5] ?? 0) | (1 << (concept & 31));
    addConcept(makersBy, concept);
  }
}

/** Reads a message and applies the rules. */
export function analyse(text: string): Analysis {
  const normalised = normaliseUnits(text);
  const tokens = withoutIdentities(tokenise(normalised));
  const hits = spotConcepts(lexicon, tokens);
  const sentence = { tokens, hits };
  markPresent(hits, present);
  deriveConcepts(sentence);
  const acts: Act[] = [];
  findRules(findersBy, present);
  for (let number = nextRule(findersBy, 0); number >= 0; number = nextRule(findersBy, number + 1)) {
    const finder = finders[number];
    if (finder === undefined || !canHold(finder, present)) continue;
    for (const { from, to, weight, lang } of matchRule(finder, sentence)) {
      const start = normalised.starts[tokens[from]?.from ?? 0] ?? 0;
      const end = normalised.ends[(tokens[to]?.to ?? 1) - 1] ?? text.length;
      const left = OWN_WORDS.has(finder.rule.act) || !isReported(sentence, from) ? weight : weight - TOLD;
      if (left >= 0.3) acts.push({ act: finder.rule.act, start, end, weight: left, lang });
    }
  }
  return { normalised, tokens, hits, ruled: boostCoOccurring(strongest(acts)) };
}
