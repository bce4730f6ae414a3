import {
  type Database,
  findApiKey,
  findSession,
  type PlatformKey,
  touchSession,
} from '@khong-mot-minh/database';
import type { Config } from '../config.ts';
import type { Identify } from '../http/principal.ts';
import { sha256 } from '../secrets.ts';
import { IDLE_MS } from './sign-in.ts';

// A revoked key stops within this time; every event would otherwise cost a transaction of its own.
const KEY_CACHE_MS = 5_000;
const TOUCH_EVERY_MS = 60_000;

/** The `__Host-` prefix needs https; on a loopback http address the plain name is used. */
export const cookieName = ({ consoleUrl }: Pick<Config, 'consoleUrl'>): string =>
  consoleUrl.startsWith('https:') ? '__Host-kmm' : 'kmm';

export function createIdentify(
  db: Database,
  config: Config,
  now: () => Date,
  admission: Identify['admission'],
): Identify {
  const keys = new Map<string, { found: PlatformKey; until: number }>();
  const ends = ({ expiresAt }: PlatformKey): number => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const cookie = new RegExp(`(?:^|;\\s*)${cookieName(config)}=([A-Za-z0-9_-]{43})(?:;|$)`);
  return {
    origins: new Set([new URL(config.consoleUrl).origin]),
    admission,
    async platform(key, asker) {
      const hash = sha256(key);
      const id = hash.toString('hex');
      const cached = keys.get(id);
      if (cached && cached.until > now().getTime()) return cached.found;
      keys.delete(id);
      const found = await admission
        .gate('lookup')
        .run(asker, () => db.tx({ kind: 'system' }, ({ sql }) => findApiKey(sql, hash, now()), 'kmm_auth'));
      // Only known keys are remembered, so a flood of guesses fills nothing.
      if (found) keys.set(id, { found, until: Math.min(now().getTime() + KEY_CACHE_MS, ends(found)) });
      return found;
    },
    forgetKeys: () => keys.clear(),
    async person(cookieHeader, asker) {
      const token = cookie.exec(cookieHeader ?? '')?.[1];
      if (!token) return undefined;
      const tokenHash = sha256(token);
      const look = () =>
        db.tx(
          { kind: 'system' },
          async ({ sql }) => {
            const found = await findSession(sql, tokenHash, now(), IDLE_MS);
            if (found && now().getTime() - found.seenAt.getTime() > TOUCH_EVERY_MS)
              await touchSession(sql, tokenHash, now());
            return found;
          },
          'kmm_auth',
        );
      const person = await admission.gate('lookup').run(asker, look);
      return person && { ...person, tokenHash };
    },
  };
}
