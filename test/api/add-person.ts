import { randomUUID } from 'node:crypto';
import type { Role } from '@khong-mot-minh/contracts';
import { insertPerson, putCredential } from '@khong-mot-minh/database';
import { hashPassword } from '@khong-mot-minh/server';
import type { TestSystem } from '@khong-mot-minh/testing';
import { signIn, type Who } from './call.ts';

/** Another person of an organisation of the demo workspace, signed in. */
export async function addPerson(
  system: TestSystem,
  role: Role,
  organisation = 'helpline',
): Promise<Who & { email: string; password: string }> {
  const id = randomUUID();
  const email = `${role}-${id.slice(0, 8)}@them.example`;
  const password = 'mot-mat-khau-de-thu';
  const keys = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
  const org = system.seeded.organisations[organisation]?.id ?? '';
  const passwordHash = await hashPassword(password);
  await system.running.deps.db.tx({ kind: 'system' }, async ({ sql, as }) => {
    await insertPerson(sql, { id, org, name: role, email, roles: [role], ...keys });
    await as('kmm_auth', (auth) => putCredential(auth, id, passwordHash, null));
  });
  return { ...(await signIn(system.url, { email, password })), email, password };
}
