import type { AccountCache } from './accounts/account-cache.ts';
import type { Decision } from './openapi-types.ts';
import type { StopMemory } from './outage/stop-memory.ts';
import type { WebhookEvent } from './verify-webhook.ts';

const CHANGES_ACCOUNT: ReadonlySet<string> = new Set([
  'protection.changed',
  'restriction.started',
  'restriction.ended',
]);

/** What a verified webhook means for what is kept here; types that mean nothing to it are left to the platform. */
export async function hear(
  { type, data }: WebhookEvent,
  replace: (decision: Decision) => void,
  cache: Pick<AccountCache, 'changed'>,
  stops: Pick<StopMemory, 'note'>,
): Promise<void> {
  if (type === 'decision.changed' && isDecision(data.decision)) replace(data.decision);
  if (typeof data.account === 'string' && typeof data.with === 'string') {
    if (type === 'restriction.ended') stops.note(data.account, data.with, undefined);
    if (type === 'restriction.started' && typeof data.until === 'string')
      stops.note(data.account, data.with, Date.parse(data.until));
  }
  if (CHANGES_ACCOUNT.has(type) && typeof data.account === 'string') await cache.changed(data.account);
}

/** The signature says that the server wrote it; this only tells apart from a type that looks like it. */
const isDecision = (value: unknown): value is Decision =>
  typeof value === 'object' && value !== null && 'eventId' in value && 'outcome' in value;
