import { hash } from 'node:crypto';
import type { PlatformEvent } from '@kmm/contracts';
import type { AccountFacts } from '@kmm/protection';
import type { Vault } from '../../secrets.ts';

/** Gives the same name for the same id of one organisation; only the server's secret leads back to it. */
export type Pseudonyms = (id: string) => string;

/** 96 bits as base64url: two ids meet once in 10¹⁴. */
const LENGTH = 16;
const MOST_KNOWN = 50_000;

/** Names for the ids of one organisation; it remembers the latest, so keep one per organisation. */
export function createPseudonyms(vault: Vault, org: string): Pseudonyms {
  const key = vault.keyed('recording-pseudonyms', org);
  const known = new Map<string, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A secret of fixed length in front and most of the digest cut off: an HMAC would give no more, at five times the price.
    const name = hash('sha256', `${key}${id}`, 'base64url').slice(0, LENGTH);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(id, name);
    return name;
  };
}

/** Stands for a text that was there: rules ask whether there is one, never which. */
const SOME_TEXT = '…';
const PLAIN_VALUE = /^[\w:.-]{1,64}$/;

/** An event without what a person wrote: no text, no query, no picture hash, no free words of the platform. */
export function withoutContent(event: PlatformEvent): PlatformEvent {
  const bare = { ...event };
  if ('text' in bare) bare.text = bare.text ? SOME_TEXT : bare.text;
  if (bare.type === 'search.performed') bare.query = bare.query ? SOME_TEXT : bare.query;
  if (bare.type === 'account.reported') bare.category = 'other';
  if (bare.type === 'settings.changed' && typeof bare.value === 'string' && !PLAIN_VALUE.test(bare.value))
    bare.value = '';
  if ('media' in bare && Array.isArray(bare.media))
    bare.media = bare.media.map(({ kind, score }) => ({ kind, ...(score !== undefined && { score }) }));
  return bare;
}

/** The same under pseudonyms; the event's own id goes, because its batch and place name it. */
export function pseudonymous(event: PlatformEvent, name: Pseudonyms): PlatformEvent {
  const bare = { ...withoutContent(event), id: '', actor: name(event.actor) };
  if ('target' in bare) bare.target = name(bare.target);
  if ('conversation' in bare && bare.conversation !== undefined) bare.conversation = name(bare.conversation);
  if ('message' in bare) bare.message = name(bare.message);
  if ('call' in bare) bare.call = name(bare.call);
  if ('content' in bare) bare.content = name(bare.content);
  if ('game' in bare && bare.game !== undefined) bare.game = name(bare.game);
  if (bare.type === 'content.posted' && bare.towards)
    bare.towards = { ...bare.towards, target: name(bare.towards.target) };
  return bare;
}

/** What the rules were told of an account, without what the server remembers beside it. */
export function factsOnly(
  account: AccountFacts & {
    timeZone?: unknown;
    quietHours?: unknown;
    rereadAtMs?: unknown;
    stoppedWith?: unknown;
  },
): AccountFacts {
  const { timeZone: _, quietHours: __, rereadAtMs: ___, stoppedWith: ____, ...facts } = account;
  return facts;
}
