import type { CaseView, PublicKey } from '@kmm/contracts';
import { useKeys } from '../keys/key-context.tsx';

/** The key of the team that works on the case; a case without a team falls to the team of whoever writes. */
export function useTeamKey({ teamKey }: CaseView): PublicKey | undefined {
  const { sessionKeys } = useKeys();
  const own = sessionKeys?.teams[0];
  return teamKey ?? (own && { keyId: own.keyId, publicKey: own.publicKey });
}
