import type { PlatformEvent } from '@khong-mot-minh/contracts';
import type { Renaming } from '@khong-mot-minh/protection';

/** An event as the engine sees it: its accounts under aliases, its conversation under a keyed name. */
export function maskedEvent(event: PlatformEvent, { account, conversation }: Renaming): PlatformEvent {
  const masked = { ...event, actor: account(event.actor) };
  if ('target' in masked) masked.target = account(masked.target);
  if ('conversation' in masked && masked.conversation !== undefined)
    masked.conversation = conversation(masked.conversation);
  if (masked.type === 'content.posted' && masked.towards)
    masked.towards = { ...masked.towards, target: account(masked.towards.target) };
  return masked;
}
