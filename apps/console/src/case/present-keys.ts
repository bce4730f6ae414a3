import type { CaseView, PublicKey, SessionKeys } from '@khong-mot-minh/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { fetchSessionKeys } from '../session/session-api.ts';
import { fetchCase, fetchTargets, type ReferralTarget } from './case-api.ts';

/** Whom a text of this case is sealed for. */
export type Readers = { view: CaseView; teamKey: PublicKey | undefined; targets: readonly ReferralTarget[] };

/** The team that works on the case; a case without a team falls to the team of whoever writes. */
export const teamKeyOf = (
  { teamKey }: CaseView,
  sessionKeys: SessionKeys | undefined,
): PublicKey | undefined => {
  const own = sessionKeys?.teams[0];
  return teamKey ?? (own && { keyId: own.keyId, publicKey: own.publicKey });
};

/**
 * The keys of now, after one ended while somebody wrote. The version stays the one that the person saw, so that a
 * change which they did not see is still told and not written over.
 */
export async function presentKeys(queries: QueryClient, seen: CaseView): Promise<Readers> {
  const now = { staleTime: 0 };
  const [view, keys, { items: targets }] = await Promise.all([
    queries.fetchQuery({ queryKey: ['case', seen.id], queryFn: () => fetchCase(seen.id), ...now }),
    queries.fetchQuery({ queryKey: ['session', 'keys'], queryFn: fetchSessionKeys, ...now }),
    queries.fetchQuery({ queryKey: ['referral-targets'], queryFn: fetchTargets, ...now }),
  ]);
  return { view: { ...view, version: seen.version }, teamKey: teamKeyOf(view, keys), targets };
}
