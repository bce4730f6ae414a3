import type { Role } from '@kmm/contracts';
import { type Database, findPlatformMode } from '@kmm/store';
import type { Context } from 'hono';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import type { Editor } from '../versions/draft-service.ts';

/** Who reads the policy of their platform. */
export const READS: { roles: readonly Role[] } = {
  roles: ['policy-editor', 'reviewer', 'supervisor', 'administrator'],
};
/** Who writes drafts, puts them into shadow and proposes them. */
export const EDITS: { roles: readonly Role[] } = { roles: ['policy-editor'] };
/** Who may be the second person. */
export const APPROVES: { roles: readonly Role[] } = {
  roles: ['policy-editor', 'supervisor', 'administrator'],
};

/** The person who asks, if their organisation is a platform: no other has a policy. */
export async function platformPerson(
  c: Context<AppEnv>,
  db: Database,
): Promise<Editor & { mode: 'shadow' | 'live' }> {
  const { orgId: org, personId: person } = personOf(c);
  const who = { kind: 'person', org, person } as const;
  const found = await db.tx(who, ({ sql }) => findPlatformMode(sql, org));
  if (found?.kind !== 'platform') throw new AppError('not-found', 'Only a platform has a policy');
  return { ...who, mode: found.mode };
}
