import { z } from 'zod';

/** What a platform key may be used for; `all` is every one of them, also of those that are added later. */
export const PLATFORM_SCOPES = ['all', 'events', 'accounts', 'hashes', 'reports', 'webhooks'] as const;
export const PlatformScope = z.enum(PLATFORM_SCOPES);
export type PlatformScope = z.infer<typeof PlatformScope>;
