import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '@kmm/server';
import { insertApiKey, insertOrganisation } from '@kmm/store';
import type { TestSystem } from '@kmm/testing';

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
