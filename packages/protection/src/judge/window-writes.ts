import { bandRank, isMinor, senderBand } from '../age.ts';
import type { Reads, Write } from '../state/protection-state.ts';
import { liveMembers, memberOf, ownerOf, type WindowName, windowKey } from '../state/windows.ts';
import { ties } from './circle.ts';
import type { BeforeState } from './context.ts';
import { ownerKey } from './owner-key.ts';

export type WindowWrite = Extract<Write, { op: 'window' }>;

/** Event types by which one account reaches another. */
export const CONTACTS: ReadonlySet<string> = new Set([
  'message.sent',
  'contact.requested',
  'call.started',
  'payment.requested',
  'gift.sent',
  'location.shared',
]);

/** What an event leaves in sliding windows. */
export function windowWritesOf(
  base: BeforeState,
  known: Reads | undefined,
  shared: readonly WindowName[],
): WindowWrite[] {
  const writes = [...ties(base, known), ...sightings(base, known)];
  return shared.length === 0 ? writes : [...writes, ...sharedSightings(base, shared)];
}

/** Counted only where a rule asks for it, and only what a stranger does or a theme shows. */
function sharedSightings(
  { event, nowMs, sender, receiver, connected }: BeforeState,
  shared: readonly WindowName[],
): WindowWrite[] {
  return shared.flatMap((name): WindowWrite[] => {
    const owner = ownerOf(name);
    const key = ownerKey(owner, event);
    const counts =
      owner === 'theme' ||
      (connected !== true && receiver !== undefined && bandRank(receiver) <= bandRank('18-22'));
    if (key === undefined || !counts || (owner === 'conversation' && isMinor(sender))) return [];
    return [{ op: 'window', key: windowKey(name, key), member: memberOf(event.actor), atMs: nowMs }];
  });
}

function sightings(base: BeforeState, known: Reads | undefined): WindowWrite[] {
  const { event, facts, nowMs, sender, receiver, connected, firstContact } = base;
  const { actor, target } = facts;
  const write = (name: WindowName, account: string, other: string): WindowWrite => ({
    op: 'window',
    key: windowKey(name, account),
    member: memberOf(other),
    atMs: nowMs,
  });
  if (event.type === 'list.viewed') return [write('listViews1h', actor.id, '')];
  if (target === undefined || receiver === undefined) return [];
  // Only who is a minor by more than a claim counts here, so that adults cannot pile up blocks in a child's name.
  if ((event.type === 'account.blocked' || event.type === 'account.reported') && isMinor(sender)) {
    const name = event.type === 'account.blocked' ? 'blockedByMinors30d' : 'reportedByMinors30d';
    const circle = liveMembers('circle30d', known?.windows.get(actor.id)?.circle30d, nowMs);
    return [{ ...write(name, target.id, actor.id), ...(circle.length > 0 && { ties: circle }) }];
  }
  const grownUp = !isMinor(sender);
  // Who accepts is a minor, and the one who asked is not.
  if (event.type === 'contact.accepted' && isMinor(sender) && !isMinor(senderBand(target))) {
    return [write('acceptedByMinors7d', target.id, actor.id)];
  }
  if (!grownUp || !isMinor(receiver)) return [];
  if (event.type === 'profile.viewed' && connected !== true) {
    return [write('minorProfiles1h', actor.id, target.id)];
  }
  const writes: WindowWrite[] = [];
  if (event.type === 'gift.sent') writes.push(write('giftsToMinors14d', actor.id, target.id));
  if (CONTACTS.has(event.type) && firstContact === true && connected !== true) {
    writes.push(write('newMinorContacts7d', actor.id, target.id));
  }
  return writes;
}
