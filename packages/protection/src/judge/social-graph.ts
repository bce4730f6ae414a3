import { isMinor, senderBand } from '../age.ts';
import { pairKey } from '../state/protection-state.ts';
import { memberOf, type WindowState } from '../state/windows.ts';
import type { Context } from './context.ts';
import { count, type Tally, windowsOf } from './tally.ts';

const DAY_MS = 86_400_000;

/**
 * What this event says about who belongs together, kept for minors only: nobody else's blocks and reports count. A
 * tie is a number that two accounts share: of a contact that was accepted, or of a conversation in which both wrote.
 */
export function countSocialTies({ event, facts, nowMs, sender, connected }: Context, tally: Tally): void {
  const { actor, target } = facts;
  if (target === undefined || tally.known === undefined) return;
  if (event.type === 'contact.accepted') {
    const tie = contactTie(actor.id, target.id);
    if (isMinor(sender)) count(tally, 'circle30d', actor.id, tie);
    if (isMinor(senderBand(target))) count(tally, 'circle30d', target.id, tie);
    return;
  }
  if (event.type !== 'message.sent' || !isMinor(sender)) return;
  const circle = windowsOf(tally, actor.id).circle30d;
  const said = memberOf(event.conversation ?? bothOf(actor.id, target.id), CONVERSATION);
  if (!isFresh(circle, said, nowMs)) count(tally, 'circle30d', actor.id, said);
  if (connected !== true) return;
  const tie = contactTie(actor.id, target.id);
  if (!isFresh(circle, tie, nowMs)) count(tally, 'circle30d', actor.id, tie);
}

/** Said again only once a day: most messages add nothing to what is known. */
function isFresh(circle: WindowState = [], tie: number, nowMs: number): boolean {
  for (let i = 0; i < circle.length; i++) {
    const entry = circle[i];
    if (entry?.[0] === tie && (entry[1] ?? 0) > nowMs - DAY_MS) return true;
  }
  return false;
}

const CONVERSATION = memberOf('conversation/');

/** The same number from both sides. */
const contactTie = (one: string, other: string): number => memberOf(bothOf(one, other));

const bothOf = (one: string, other: string): string =>
  one < other ? pairKey(one, other) : pairKey(other, one);

/** Events that need the actor's circle: those that add to it and those that are counted by it. */
export const NEEDS_CIRCLE: ReadonlySet<string> = new Set([
  'message.sent',
  'account.blocked',
  'account.reported',
]);
