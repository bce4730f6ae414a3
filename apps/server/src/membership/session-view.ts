import type { Session } from '@khong-mot-minh/contracts';
import type { SignedIn } from '@khong-mot-minh/database';
import type { Config } from '../config.ts';
import { cookieName } from './identify.ts';
import { deviceCookieName, KNOWN_SECONDS } from './known-device.ts';
import { IDLE_MS, SESSION_MS } from './sign-in.ts';

/** Who is signed in, as the browser hears it. */
export const sessionView = ({ mode }: Pick<Config, 'mode'>, p: SignedIn): Session => ({
  person: { id: p.personId, name: p.name, email: p.email },
  organisation: { id: p.orgId, name: p.orgName, kind: p.orgKind },
  roles: p.roles,
  expiresAt: p.expiresAt.toISOString(),
  idleMinutes: IDLE_MS / 60_000,
  demo: mode === 'demo',
  ...(p.codesStoppedAt && { codesStoppedAt: p.codesStoppedAt.toISOString() }),
});

const cookie = ({ consoleUrl }: Pick<Config, 'consoleUrl'>, name: string, value: string, seconds: number) =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${consoleUrl.startsWith('https:') ? '; Secure' : ''}`;

/** The cookie of a session; without a token the one that ends it. */
export const sessionCookie = (config: Pick<Config, 'consoleUrl'>, token = ''): string =>
  cookie(config, cookieName(config), token, token ? SESSION_MS / 1000 : 0);

/** The cookie by which a device is known again. */
export const deviceCookie = (config: Pick<Config, 'consoleUrl'>, device: string): string =>
  cookie(config, deviceCookieName(config), device, KNOWN_SECONDS);
