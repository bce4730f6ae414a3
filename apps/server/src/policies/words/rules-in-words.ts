import type { PolicyDocument, PolicyRule, RuleInWords } from '@khong-mot-minh/contracts';
import { printCondition } from '@khong-mot-minh/protection';
import { conditionWords } from './condition-words.ts';

/** Every rule of a version for reading: the condition in words, what it does, on which ground, and its examples. */
export const rulesInWords = (document: PolicyDocument): RuleInWords[] =>
  document.rules.map((rule) => ({
    id: rule.id,
    layer: rule.layer,
    tier: rule.tier,
    outcome: rule.outcome,
    mode: rule.mode,
    owner: rule.owner,
    ...(rule.expiry && { expiry: rule.expiry }),
    kinds: rule.kinds,
    words: {
      vi: conditionWords(rule.when, document, 'vi'),
      en: conditionWords(rule.when, document, 'en'),
    },
    text: printCondition(rule.when),
    statement: rule.statement,
    notices: rule.notices.map(({ audience, text }) => ({ audience, text })),
    measures: rule.measures.map(({ kind }) => kind),
    basis: basesOf(rule, document),
    onMissing: rule.onMissing,
    ...(rule.onUnknown && { onUnknown: rule.onUnknown }),
    examples: document.examples
      .filter((example) => example.rule === rule.id)
      .map(({ name, expect: { fires, outcome, tier } }) => ({
        name,
        fires,
        ...(outcome !== undefined && { outcome }),
        ...(tier !== undefined && { tier }),
      })),
  }));

const basesOf = ({ basis }: PolicyRule, { bases }: PolicyDocument): RuleInWords['basis'] =>
  basis.flatMap((id) => {
    const known = bases[id];
    return known ? [{ id, ...known }] : [];
  });
