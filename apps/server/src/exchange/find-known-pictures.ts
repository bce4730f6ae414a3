import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { isUsable } from '@khong-mot-minh/hashing';
import type { Facts } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { logPartsOf } from '../platform/log-parts.ts';
import type { KnownPictures } from '../protection/index.ts';
import { weightOf } from './distance-band.ts';
import type { WithExchange } from './exchange.ts';

const NOTHING: KnownPictures = () => undefined;

const hashesOf = (event: PlatformEvent): string[] =>
  'media' in event && Array.isArray(event.media)
    ? event.media.flatMap(({ pdq }) => (pdq && isUsable(pdq.toLowerCase()) ? [pdq.toLowerCase()] : []))
    : [];

/** Looks once for a batch, before its transaction; a lookup that fails leaves the events to the rules' `onUnknown`. */
export async function findKnownPictures(
  deps: Pick<Deps, 'log' | 'now'> & WithExchange,
  org: string,
  events: readonly PlatformEvent[],
): Promise<KnownPictures> {
  const asking = events.map((event) => [event, hashesOf(event)] as const).filter(([, h]) => h.length > 0);
  if (asking.length === 0) return NOTHING;
  const { pictures } = deps.exchange;
  const found = new Map<PlatformEvent, Facts['pictures']>();
  try {
    await pictures.refresh();
    const nowMs = deps.now().getTime();
    for (const [event, hashes] of asking) found.set(event, pictures.match(org, hashes, nowMs).map(weightOf));
  } catch (error) {
    deps.log.error(
      { org, ...logPartsOf(error) },
      'the picture lookup failed; the rules decide as for an outage',
    );
    for (const [event] of asking) found.set(event, 'unavailable');
  }
  return (event) => found.get(event);
}
