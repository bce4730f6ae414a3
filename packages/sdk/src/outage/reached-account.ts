import type { PlatformEvent } from '../openapi-types.ts';

/** The account that an event is towards, where it is towards one. */
export function reachedAccount(event: PlatformEvent): string | undefined {
  if ('target' in event) return event.target;
  return event.type === 'content.posted' ? event.towards?.target : undefined;
}
