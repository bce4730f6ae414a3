import { HARM_BY_DEFAULT, HARMS } from '@khong-mot-minh/contracts/codes';
import type { CompiledRule } from '../policy/compiled-policy.ts';

const rankOf = ({ category }: CompiledRule): number => HARMS[category ?? HARM_BY_DEFAULT].rank;

/** Sorts what fired: the higher tier, then the more urgent harm, then the name, so that no order of a file matters. */
export const gravestFirst = (
  a: { tier: number; rule: CompiledRule },
  b: { tier: number; rule: CompiledRule },
): number => b.tier - a.tier || rankOf(a.rule) - rankOf(b.rule) || (a.rule.id < b.rule.id ? -1 : 1);
