import type { Deps } from '../deps.ts';
import type { AfterDecision } from '../protection/index.ts';
import { proposeMeasures } from './restrictions/propose-measures.ts';
import { startRestrictions } from './restrictions/start-restrictions.ts';
import { stateReasons } from './statements/state-reasons.ts';

/** Starts the restrictions of a batch, proposes those that a person places, and states the reasons of every measure. */
export const enforceDecision =
  (deps: Pick<Deps, 'jurisdiction' | 'notify' | 'record'>): AfterDecision =>
  async (tx, { org, policy, events, answers, withheld, again, at }) => {
    const restrictions = await startRestrictions(tx, deps, policy, org, answers, at);
    await proposeMeasures(tx, deps, policy, org, withheld, at);
    await stateReasons(tx, deps, { org, policy, events, answers, restrictions, again, at });
  };
