import type { Act, RiskAct } from './acts.ts';

/** A threat and a demand in one message make each other surer. */
const THREATS: ReadonlySet<RiskAct> = new Set(['threat-to-tell', 'legal-threat', 'ransom-to-family']);
const DEMANDS: ReadonlySet<RiskAct> = new Set([
  'payment-demand',
  'picture-request',
  'credential-request',
  'secrecy',
  'deadline',
  'pressure',
]);

/** Raises the weights of acts that stand beside their counterpart in the same message. */
export function couple(acts: readonly Act[]): Act[] {
  const threat = acts.some(({ act, weight }) => THREATS.has(act) && weight >= 0.4);
  const demand = acts.some(({ act, weight }) => DEMANDS.has(act) && weight >= 0.35);
  return acts.map((found) => {
    const more = (threat && DEMANDS.has(found.act)) || (demand && THREATS.has(found.act)) ? 0.12 : 0;
    return { ...found, weight: Math.round(Math.min(found.weight + more, 0.98) * 100) / 100 };
  });
}
