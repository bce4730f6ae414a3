import { randomUUID } from 'node:crypto';
import type { OrganisationKind } from '@khong-mot-minh/contracts';
import { insertOrganisation, setMode } from '@khong-mot-minh/database';
import { findOrganisation } from './find-named.ts';
import type { MembersDeps } from './members-deps.ts';

/** Makes an organisation. A platform begins in shadow: its decisions are recorded and nothing is held. */
export async function addOrganisation(
  { db, record }: MembersDeps,
  { kind, name }: { kind: OrganisationKind; name: { vi: string; en: string } },
): Promise<{ id: string; mode: 'shadow' | 'live' }> {
  const id = randomUUID();
  const mode = kind === 'platform' ? 'shadow' : 'live';
  const who = { kind: 'system', org: id } as const;
  await db.tx(who, async ({ sql }) => {
    await insertOrganisation(sql, { id, kind, name, mode });
    await record(sql, 'roster.changed', who, [id]);
  });
  return { id, mode };
}

/** Lets a platform's decisions act, or only be recorded. */
export async function changeMode(
  deps: MembersDeps,
  { org, mode }: { org: string; mode: 'shadow' | 'live' },
): Promise<{ id: string; mode: 'shadow' | 'live' }> {
  const { id } = await findOrganisation(deps, org);
  const who = { kind: 'system', org: id } as const;
  await deps.db.tx(who, async ({ sql }) => {
    await setMode(sql, id, mode);
    await deps.record(sql, 'protection.changed', who, [id]);
  });
  return { id, mode };
}
