import { eventTypesWhere } from '@khong-mot-minh/contracts/codes';
import { bandRank, isMinor, senderBand } from '../age.ts';
import { openerSimhash } from '../state/opener-simhash.ts';
import { liveMembers, memberOf, ownerOf, type WindowName } from '../state/windows.ts';
import type { Context } from './context.ts';
import { ownerKey } from './owner-key.ts';
import { countSocialTies } from './social-graph.ts';
import { count, type Tally, windowsOf } from './tally.ts';

/** Event types that make two accounts a pair. */
export const CONTACTS: ReadonlySet<string> = new Set(eventTypesWhere(({ pairs }) => pairs));

/** Counts what an event leaves in sliding windows. */
export function countWindows(context: Context, tally: Tally, shared: readonly WindowName[]): void {
  countSocialTies(context, tally);
  countSightings(context, tally);
  for (const name of shared) countShared(context, tally, name);
}

/** Counted only where a rule asks for it, and only what a stranger does or a theme shows. */
function countShared(context: Context, tally: Tally, name: WindowName): void {
  const { event, sender, receiver, connected } = context;
  const owner = ownerOf(name);
  const counts =
    owner === 'theme' ||
    (connected !== true && receiver !== undefined && bandRank(receiver) <= bandRank('18-22'));
  if (!counts || (owner === 'conversation' && isMinor(sender))) return;
  const key = ownerKey(owner, event);
  if (key !== undefined) count(tally, name, key, memberOf(event.actor));
}

const NOBODY = memberOf('');

function countSightings(context: Context, tally: Tally): void {
  const { event, facts, nowMs, sender, receiver } = context;
  const { actor, target } = facts;
  if (event.type === 'list.viewed') count(tally, 'listViews1h', actor.id, NOBODY);
  else if (target === undefined || receiver === undefined) return;
  // Only who is a minor by more than a claim counts here, so that adults cannot pile up blocks in a child's name.
  else if ((event.type === 'account.blocked' || event.type === 'account.reported') && isMinor(sender)) {
    const name = event.type === 'account.blocked' ? 'blockedByMinors30d' : 'reportedByMinors30d';
    const circle = liveMembers('circle30d', windowsOf(tally, actor.id).circle30d, nowMs);
    count(tally, name, target.id, memberOf(actor.id), circle.length > 0 ? circle : undefined);
  } else if (event.type === 'contact.accepted' && isMinor(sender) && !isMinor(senderBand(target))) {
    // Who accepts is a minor, and the one who asked is not.
    count(tally, 'acceptedByMinors7d', target.id, memberOf(actor.id));
  } else if (!isMinor(sender) && isMinor(receiver)) countReach(context, tally, actor.id, target.id);
}

/** A grown-up towards a minor. */
function countReach(
  { event, connected, firstContact }: Context,
  tally: Tally,
  actor: string,
  target: string,
): void {
  if (event.type === 'profile.viewed' && connected !== true)
    count(tally, 'minorProfiles1h', actor, memberOf(target));
  if (event.type === 'gift.sent') count(tally, 'giftsToMinors14d', actor, memberOf(target));
  if (firstContact === true && connected !== true && CONTACTS.has(event.type))
    count(tally, 'newMinorContacts7d', actor, memberOf(target));
  if (firstContact === true && connected !== true && event.type === 'message.sent') {
    const sketch = openerSimhash(event.text ?? '');
    if (sketch !== undefined) count(tally, 'sameOpeners7d', actor, memberOf(target), [sketch]);
  }
}
