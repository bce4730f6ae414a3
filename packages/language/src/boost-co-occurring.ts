import { ACTS } from '@khong-mot-minh/contracts/codes';
import type { Act } from './acts.ts';

/** Confidence from which a threat, or a demand, counts as said; both were fitted with the rules' weights. */
const THREAT_FLOOR = 0.4;
const DEMAND_FLOOR = 0.35;
const BOOST = 0.12;
/** No finding is certain. */
const CEILING = 0.98;

/** Raises the weights of acts that stand beside their counterpart in the same message. */
export function boostCoOccurring(acts: readonly Act[]): Act[] {
  const threat = acts.some(({ act, weight }) => ACTS[act].coOccurs === 'threat' && weight >= THREAT_FLOOR);
  const demand = acts.some(({ act, weight }) => ACTS[act].coOccurs === 'demand' && weight >= DEMAND_FLOOR);
  return acts.map((found) => {
    const { coOccurs } = ACTS[found.act];
    const more = (threat && coOccurs === 'demand') || (demand && coOccurs === 'threat') ? BOOST : 0;
    return { ...found, weight: Math.round(Math.min(found.weight + more, CEILING) * 100) / 100 };
  });
}
