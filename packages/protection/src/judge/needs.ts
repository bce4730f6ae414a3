import type { PlatformEvent } from '@kmm/contracts';
import { isMinor, senderBand } from '../age.ts';
import type { Facts } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { type NeededReads, pairKey } from '../state/protection-state.ts';
import type { WindowName } from '../state/windows.ts';
import { NEEDS_CIRCLE } from './circle.ts';

const CIRCLE: WindowName = 'circle30d';

/** What the decision about an event wants to know of the past: one read for all of it. */
export function needs(program: CompiledPolicy, event: PlatformEvent, { actor, target }: Facts): NeededReads {
  const kind = program.byKind.get(event.type);
  const ofActor = kind?.actorWindows ?? [];
  const circle = NEEDS_CIRCLE.has(event.type) && isMinor(senderBand(actor));
  const names = circle ? [...ofActor, CIRCLE] : ofActor;
  if (target === undefined) return { pairs: [], windows: [{ account: actor.id, names }] };
  const ofTarget = kind?.targetWindows ?? [];
  const pairs = [pairKey(actor.id, target.id), pairKey(target.id, actor.id)];
  // An account that acts on itself is read once, for both.
  if (actor.id === target.id)
    return { pairs, windows: [{ account: actor.id, names: [...names, ...ofTarget] }] };
  return {
    pairs,
    windows: [
      { account: actor.id, names },
      { account: target.id, names: ofTarget },
    ],
  };
}
