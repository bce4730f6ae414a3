import type { PlatformEvent } from '@kmm/contracts';
import type { Facts } from '../facts.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { type NeededReads, pairKey } from '../state/protection-state.ts';
import { windowKey } from '../state/windows.ts';

/** What the decision about an event wants to know of the past: one read for all of it. */
export function needs(program: CompiledPolicy, event: PlatformEvent, { actor, target }: Facts): NeededReads {
  const kind = program.byKind.get(event.type);
  const windows = (kind?.actorWindows ?? []).map((name) => windowKey(name, actor.id));
  if (target === undefined) return { pairs: [], windows };
  for (const name of kind?.targetWindows ?? []) windows.push(windowKey(name, target.id));
  return { pairs: [pairKey(actor.id, target.id), pairKey(target.id, actor.id)], windows };
}
