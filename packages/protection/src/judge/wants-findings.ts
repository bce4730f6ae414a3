import { type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import { bandRank, receiverBand } from '../age.ts';
import type { Facts } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';

/**
 * Whether any rule could use what a detector finds in this event, now or later in the same pair. Where none could, as
 * between two adults, the text need not be looked at; who set something for themselves is always looked at.
 */
export function wantsFindings(
  program: CompiledPolicy,
  event: PlatformEvent,
  { actor, target }: Facts,
): boolean {
  if (actor.protections !== undefined || target?.protections !== undefined) return true;
  const viewer = bandRank(receiverBand(actor));
  if (targetOf(event) === undefined || target === undefined)
    return program.textAlone.has(`${event.type}/${viewer}`);
  return program.textBetween[viewer * BAND_COUNT + bandRank(receiverBand(target))] ?? true;
}

const BAND_COUNT = 5;
