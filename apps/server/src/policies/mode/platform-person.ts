import type { SignedIn } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import { findPlatformMode, type Mode } from '../queries/policy-settings.ts';
import type { Editor } from '../versions/draft-service.ts';

/** The person who asks, if their organisation is a platform: no other has a policy. */
export async function platformPerson(
  { db }: Pick<Deps, 'db'>,
  { orgId: org, personId: person }: Pick<SignedIn, 'orgId' | 'personId'>,
): Promise<Editor & { mode: Mode }> {
  const who = { kind: 'person', org, person } as const;
  const found = await db.tx(who, ({ sql }) => findPlatformMode(sql, org));
  if (found?.kind !== 'platform') throw new Refusal('not-found', 'Only a platform has a policy');
  return { ...who, mode: found.mode };
}
