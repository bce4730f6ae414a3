import type { Database } from '@kmm/store';
import type { Context } from 'hono';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import { findPlatformMode } from '../queries/policy-settings.ts';
import type { Editor } from '../versions/draft-service.ts';

/** Who reads the policy of their platform. */
export const READS = { may: 'policies.read' } as const;
/** Who writes drafts, puts them into shadow and proposes them. */
export const EDITS = { may: 'policies.edit' } as const;
/** Who may be the second person. */
export const APPROVES = { may: 'policies.approve' } as const;

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
