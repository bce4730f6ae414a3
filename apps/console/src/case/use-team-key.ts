import type { CaseView, PublicKey } from '@khong-mot-minh/contracts';
import { useKeys } from '../keys/key-context.tsx';
import { teamKeyOf } from './present-keys.ts';

/** The key that a text of the case is sealed to. */
export function useTeamKey(view: CaseView): PublicKey | undefined {
  const { sessionKeys } = useKeys();
  return teamKeyOf(view, sessionKeys);
}
