import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { HarmCategory } from './verdict.ts';

/**
 * How soon a harm must be met, 0 first: 0 a life in danger or harm that goes on now, 1 sexual violence and threats,
 * 2 harm that may still be stopped, 3 the rest. Within a number the order here decides.
 */
const URGENCY: Readonly<Record<HarmCategory, 0 | 1 | 2 | 3>> = {
  SELF_HARM: 0,
  ONLINE_KIDNAP: 0,
  LIVESTREAM: 0,
  TRAFFICKING: 0,
  CSAM: 1,
  SEXTORTION: 1,
  GROOMING: 1,
  CSAM_AI: 1,
  NCII_MINOR: 1,
  STALK_THREAT: 1,
  SELF_GEN: 2,
  CRIME_RECRUIT: 2,
  SCAM_CHILD: 2,
  DOXXING: 3,
  NCII_ADULT: 3,
  PEER_HSB: 3,
  BULLYING: 3,
  HARMFUL_EXPOSURE: 3,
  OTHER_CHILD: 3,
};

// `as`: the keys of the record are the categories.
const ORDER = (Object.keys(URGENCY) as HarmCategory[]).sort((a, b) => URGENCY[a] - URGENCY[b]);
const RANK = new Map(ORDER.map((category, rank) => [category, rank]));

const rankOf = ({ category }: CompiledRule): number => RANK.get(category ?? 'OTHER_CHILD') ?? ORDER.length;

/** Sorts what fired: the higher tier, then the more urgent harm, then the name, so that no order of a file matters. */
export const gravestFirst = (
  a: { tier: number; rule: CompiledRule },
  b: { tier: number; rule: CompiledRule },
): number => b.tier - a.tier || rankOf(a.rule) - rankOf(b.rule) || (a.rule.id < b.rule.id ? -1 : 1);
