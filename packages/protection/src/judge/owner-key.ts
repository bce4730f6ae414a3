import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { pairKey } from '../state/protection-state.ts';
import type { WindowOwner } from '../state/windows.ts';

/** Key of what an event is counted for; undefined where the event has no such thing. */
export function ownerKey(owner: WindowOwner, event: PlatformEvent): string | undefined {
  switch (owner) {
    case 'account':
      return event.actor;
    case 'pair':
      return 'target' in event ? pairKey(event.actor, event.target) : undefined;
    case 'conversation':
      return event.type === 'message.sent' ? event.conversation : undefined;
    case 'theme':
      return event.type === 'content.viewed' && event.theme !== undefined
        ? pairKey(event.theme, event.actor)
        : undefined;
  }
}
