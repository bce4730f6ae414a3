import type { Act, RiskAct } from './acts.ts';
import { allConcepts } from './concepts/all-concepts.ts';
import { couple } from './couple.ts';
import { fold } from './fold/fold.ts';
import { compileLexicon } from './lexicon/lexicon.ts';
import { spotConcepts } from './lexicon/spot-concepts.ts';
import { actRules } from './rules/all-rules.ts';
import { compileRule } from './rules/compile-rules.ts';
import { derivedRules } from './rules/derived.ts';
import { matchRule } from './rules/match-rule.ts';
import { tokenise } from './words/token.ts';

const lexicon = compileLexicon(
  allConcepts,
  derivedRules.map(({ makes }) => makes),
);
const makers = derivedRules.map((rule) => compileRule(rule, lexicon.names));
const finders = actRules.map((rule) => compileRule(rule, lexicon.names));

/** One act cited once for each place: of findings that overlap, the surest stays. */
function strongest(acts: readonly Act[]): Act[] {
  const kept = new Map<RiskAct, Act[]>();
  for (const act of [...acts].sort((a, b) => a.start - b.start || b.weight - a.weight)) {
    const list = kept.get(act.act) ?? [];
    const last = list.at(-1);
    if (last === undefined || act.start >= last.end) list.push(act);
    else if (act.weight > last.weight) list[list.length - 1] = act;
    kept.set(act.act, list);
  }
  return [...kept.values()].flat().sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Finds the risk acts of one message, in Vietnamese (with tones, without, chat spelling) and English.
 * @example findActs('đừng kể với mẹ nhé')[0]?.act // 'secrecy'
 */
export function findActs(text: string): Act[] {
  const folded = fold(text);
  const tokens = tokenise(folded);
  const hits = spotConcepts(lexicon, tokens);
  const sentence = { tokens, hits };
  for (const maker of makers) {
    const made = matchRule(maker, sentence);
    const concept = lexicon.names.get(maker.rule.makes);
    if (made.length === 0 || concept === undefined) continue;
    hits[concept] = [...(hits[concept] ?? []), ...made].sort((a, b) => a.from - b.from || a.to - b.to);
  }
  const acts: Act[] = [];
  for (const finder of finders)
    for (const { from, to, weight, lang } of matchRule(finder, sentence)) {
      const start = folded.starts[tokens[from]?.from ?? 0] ?? 0;
      const end = folded.ends[(tokens[to]?.to ?? 1) - 1] ?? text.length;
      acts.push({ act: finder.rule.act, start, end, weight, lang });
    }
  return couple(strongest(acts));
}
