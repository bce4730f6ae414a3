import type { Credential } from '@khong-mot-minh/database';
import type { Config } from '../config.ts';
import { equalBytes, sha256, type Vault } from '../secrets.ts';

const DAY_MS = 86_400_000;
const KNOWN_DAYS = 180;
export const KNOWN_SECONDS = KNOWN_DAYS * 86_400;

type Owner = Pick<Credential, 'personId' | 'passwordHash'>;

export const deviceCookieName = ({ consoleUrl }: Pick<Config, 'consoleUrl'>): string =>
  consoleUrl.startsWith('https:') ? '__Host-kmm-device' : 'kmm-device';

// Bound to the password: a new one makes every device a stranger again.
const mark = (vault: Vault, { personId, passwordHash }: Owner, day: number): string =>
  vault.keyed('known-device', `${personId} ${day} ${sha256(passwordHash).toString('base64url')}`);

/** What a device keeps after a sign-in. It opens nothing; it only says that its holder was in here before. */
export const deviceToken = (vault: Vault, owner: Owner, at: Date): string => {
  const day = Math.floor(at.getTime() / DAY_MS);
  return `${day}.${mark(vault, owner, day)}`;
};

/** Whether a cookie header holds a mark of this account that is not too old. */
export function isKnownDevice(
  vault: Vault,
  owner: Owner,
  cookies: string | undefined,
  name: string,
  at: Date,
): boolean {
  const found = new RegExp(`(?:^|;\\s*)${name}=(\\d{1,6})\\.([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookies ?? '');
  if (!found) return false;
  const [, day = '', given = ''] = found;
  const age = Math.floor(at.getTime() / DAY_MS) - Number(day);
  if (age < 0 || age > KNOWN_DAYS) return false;
  return equalBytes(Buffer.from(given), Buffer.from(mark(vault, owner, Number(day))));
}
