import type { Tier } from '@khong-mot-minh/contracts';
import { ACTS, type ActRow, EVENT_TYPE_ROWS, isActCode } from '@khong-mot-minh/contracts/codes';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { leavesOf } from '../program/condition.ts';

const BY_A_PERSON = /^(actor|target)\.(blocked|reported)ByMinors30d$/;

/**
 * What no policy can raise: prevention stays at 1, contact pattern alone counts 1, tier 2 cites text or a person's
 * block or report, tier 3 cites two different coercive acts or a threat that names an audience.
 */
export function capTier(rule: CompiledRule, cited: ReadonlySet<string>): Tier {
  const { tier, layer, kinds } = rule;
  if (layer === 'prevent') return tier === 0 ? 0 : 1;
  if (tier <= 1) return tier;
  if (cited.size === 0) {
    const byPerson =
      kinds.every((kind) => EVENT_TYPE_ROWS[kind].ofPerson) ||
      leavesOf(rule.when).some(({ field }) => BY_A_PERSON.test(field));
    return byPerson ? 2 : 1;
  }
  if (tier <= 2) return tier;
  const acts = [...cited].filter(isActCode).map((act): ActRow => ACTS[act]);
  const enough =
    acts.filter(({ coercive }) => coercive).length >= 2 || acts.some(({ namesAudience }) => namesAudience);
  return enough ? tier : 2;
}
