import type { KnownAccount } from '../accounts/account-cache.ts';
import type { PlatformEvent } from '../openapi-types.ts';
import { isQuiet } from './is-quiet.ts';
import { OUTAGE_ROWS } from './outage-rows.ts';
import { reachedAccount } from './reached-account.ts';

/** What was last known of the two accounts of an event. */
export type KnownPair = {
  actor?: KnownAccount | undefined;
  target?: KnownAccount | undefined;
  /** Whether the server has said that a person stopped the conversation of the two. */
  stopped?: boolean | undefined;
};

/** A last known protection that forbids an event: `stopped`, `restricted` or the protection's key. */
export type Forbidden = { by: string; outcome: 'block' | 'limit' };

const LEVELS = ['G', 'PG-13', '16', '18'];

const block = (by: string): Forbidden => ({ by, outcome: 'block' });

/** What the last known protections forbid; nothing here ever allows what would be held without it. */
export function forbiddenBy(
  event: PlatformEvent,
  { actor, target, stopped }: KnownPair,
): Forbidden | undefined {
  const atMs = Date.parse(event.time);
  const connected = 'relation' in event && event.relation?.connected === true;
  const ofTarget = (key: string) => target?.protections.get(key);
  const ofActor = (key: string) => actor?.protections.get(key);
  const reached = reachedAccount(event);
  if (
    reached !== undefined &&
    (stopped || isStopped(reached, actor, atMs) || isStopped(event.actor, target, atMs))
  )
    return block('stopped');
  const stranger = 'target' in event && !connected;
  if (stranger && OUTAGE_ROWS[event.type].limited && actor && actor.restrictedUntilMs > atMs)
    return block('restricted');
  switch (event.type) {
    case 'message.sent':
      if (connected) return undefined;
      if (['approved-list', 'connected'].includes(String(ofTarget('dm.from')))) return block('dm.from');
      return event.media?.length && ofTarget('dm.media_from_new_contact') === 'off'
        ? block('dm.media_from_new_contact')
        : undefined;
    case 'contact.requested':
      return ofTarget('social.follow_request') === 'guardian-list'
        ? block('social.follow_request')
        : undefined;
    case 'call.started':
      if (event.media === 'screen' && ofTarget('call.screen_share_or_long_call') === 'block')
        return block('call.screen_share_or_long_call');
      return !connected && event.media !== 'audio' && ofTarget('call.video_from_unconnected') === 'off'
        ? block('call.video_from_unconnected')
        : undefined;
    case 'list.viewed': {
      const seenBy = ofTarget('social.lists_visible');
      return seenBy === 'none' || (seenBy === 'connected' && !connected)
        ? block('social.lists_visible')
        : undefined;
    }
    case 'payment.requested':
      return ofTarget('dm.payment_nudge') === 'block' ? block('dm.payment_nudge') : undefined;
    case 'live.started':
      return ofActor('social.live_stream') === 'off' ? block('social.live_stream') : undefined;
    case 'location.shared':
      return event.precise && ofActor('location.precise_share') === 'off'
        ? block('location.precise_share')
        : undefined;
    case 'content.viewed': {
      const upTo = LEVELS.indexOf(String(ofActor('content.level')));
      const level = event.level === undefined ? -1 : LEVELS.indexOf(event.level);
      return upTo >= 0 && level > upTo ? block('content.level') : undefined;
    }
    case 'session.started':
      return isQuiet(ofActor('time.quiet_hours'), actor?.timeZone, atMs)
        ? { by: 'time.quiet_hours', outcome: 'limit' }
        : undefined;
    default:
      return undefined;
  }
}

/** Whether a person stopped the conversation of this account with the other; it holds both ways. */
const isStopped = (other: string, account: KnownAccount | undefined, atMs: number): boolean =>
  (account?.stoppedUntilMs.get(other) ?? 0) > atMs;
