import type { PlatformScope } from '@kmm/contracts';

/** What a platform key must be good for, by the beginning of the path. */
const SCOPES: readonly (readonly [prefix: string, scope: PlatformScope])[] = [
  ['/v1/events', 'events'],
  ['/v1/decisions', 'events'],
  ['/v1/accounts', 'accounts'],
  ['/v1/webhooks', 'webhooks'],
  ['/v1/hashes', 'hashes'],
  ['/v1/banks', 'hashes'],
  ['/v1/signals', 'hashes'],
  ['/x/', 'hashes'],
  ['/v1/reports', 'reports'],
];

/** The scope that a path needs; one that is not in the table needs a key for everything. */
export const requiredScope = (path: string): PlatformScope =>
  SCOPES.find(
    ([prefix]) => path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`),
  )?.[1] ?? 'all';

/** Whether a key with these scopes may call a path. */
export const mayCall = (scopes: readonly string[], path: string): boolean =>
  scopes.includes('all') || scopes.includes(requiredScope(path));
