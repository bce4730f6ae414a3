import { hash } from 'node:crypto';
import { keptOf, type PlatformEvent } from '@khong-mot-minh/contracts';
import type { AccountFacts } from '@khong-mot-minh/protection';
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

/** An event without what a person wrote, its ids as they came. */
export const withoutContent = (event: PlatformEvent): PlatformEvent => keptOf(event, (id) => id);

/** The same under pseudonyms; the event's own id goes, because its batch and place name it. */
export const pseudonymous = (event: PlatformEvent, name: Pseudonyms): PlatformEvent => ({
  ...keptOf(event, name),
  id: '',
});

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
