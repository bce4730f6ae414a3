import { randomBytes, randomUUID } from 'node:crypto';
import { insertApiKey, insertOrganisation } from '@khong-mot-minh/database';
import { sha256 } from '@khong-mot-minh/server';
import type { TestSystem } from '@khong-mot-minh/testing';

/** Another platform in the same house; gives its key. */
export async function addPlatform(
  { running }: TestSystem,
  mode: 'live' | 'shadow' = 'live',
): Promise<string> {
  const org = randomUUID();
  const key = `kmm_${randomBytes(24).toString('base64url')}`;
  await running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode });
    await as('kmm_auth', (auth) =>
      insertApiKey(auth, { id: randomUUID(), org, hash: sha256(key), scopes: ['all'] }),
    );
  });
  return key;
}
