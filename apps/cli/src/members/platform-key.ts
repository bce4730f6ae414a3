import { randomBytes, randomUUID } from 'node:crypto';
import type { PlatformScope } from '@khong-mot-minh/contracts';
import { insertApiKey, revokeApiKey } from '@khong-mot-minh/database';
import { StartError, sha256 } from '@khong-mot-minh/server';
import { findOrganisation } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

export type NewKey = {
  id: string;
  key: string;
  mode: 'shadow' | 'live';
  scopes: PlatformScope[];
  expiresAt?: string;
};

/** A new key for a platform, shown once; only its hash is kept. It ends with the day `expires`. */
export async function addPlatformKey(
  deps: MembersDeps,
  { org, scopes, expires }: { org: string; scopes: PlatformScope[]; expires?: string | undefined },
): Promise<NewKey> {
  const organisation = await findOrganisation(deps, org);
  if (organisation.kind !== 'platform') throw new StartError(`"${org}" is no platform and sends no events`);
  const expiresAt = expires === undefined ? undefined : endOfDay(expires);
  if (expiresAt && expiresAt <= deps.now()) throw new StartError(`The key would have ended on ${expires}`);
  const id = randomUUID();
  const key = `kmm_${randomBytes(24).toString('base64url')}`;
  const who = { kind: 'system', org: organisation.id } as const;
  await deps.db.tx(who, async ({ sql, as }) => {
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id, org: organisation.id, hash: sha256(key), scopes, expiresAt }),
    );
    await deps.record(sql, 'key.used', who, [id]);
  });
  return {
    id,
    key,
    mode: organisation.mode,
    scopes,
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
}

const DAY_MS = 24 * 3600_000;
const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);

/** Ends a platform key; a running server notices within seconds. */
export async function revokePlatformKey(
  { db, record, now }: MembersDeps,
  { id }: { id: string },
): Promise<{ id: string }> {
  const who = { kind: 'system' } as const;
  const ended = await db.tx(who, async ({ sql, as }) => {
    const found = await as('kmm_auth', (auth) => revokeApiKey(auth, id, now()));
    if (found) await record(sql, 'key.used', who, [id]);
    return found;
  });
  if (!ended) throw new StartError(`There is no platform key "${id}" that still works`);
  return { id };
}
