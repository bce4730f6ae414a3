import { isMinor, senderBand } from '../age.ts';
import { pairKey, type Reads } from '../state/protection-state.ts';
import { memberOf, windowKey } from '../state/windows.ts';
import type { BeforeState } from './context.ts';
import type { WindowWrite } from './window-writes.ts';

const DAY_MS = 86_400_000;

/**
 * What this event says about who belongs together, kept for minors only: nobody else's blocks and reports count. A
 * tie is a number that two accounts share: of a contact that was accepted, or of a conversation in which both wrote.
 */
export function ties(base: BeforeState, known: Reads | undefined): WindowWrite[] {
  const { event, facts, nowMs, sender, connected } = base;
  const { actor, target } = facts;
  if (target === undefined || known === undefined) return [];
  const write = (account: string, member: number): WindowWrite => ({
    op: 'window',
    key: windowKey('circle30d', account),
    member,
    atMs: nowMs,
  });
  if (event.type === 'contact.accepted') {
    const both = [actor, target].filter((account) => isMinor(senderBand(account)));
    return both.map(({ id }) => write(id, contactTie(actor.id, target.id)));
  }
  if (event.type !== 'message.sent' || !isMinor(sender)) return [];
  const mine = known.windows.get(actor.id)?.circle30d ?? [];
  const found = [memberOf(`conversation/${event.conversation ?? bothOf(actor.id, target.id)}`)];
  if (connected === true) found.push(contactTie(actor.id, target.id));
  // Said again only once a day: most messages add nothing to what is known.
  const fresh = (tie: number) => mine.some(([member, at = 0]) => member === tie && at > nowMs - DAY_MS);
  return found.filter((tie) => !fresh(tie)).map((tie) => write(actor.id, tie));
}

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
