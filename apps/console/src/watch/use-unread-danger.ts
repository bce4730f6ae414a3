import type { CaseView } from '@khong-mot-minh/contracts';
import { useInbox } from '../inbox/inbox-context.tsx';
import { useKeys } from '../keys/key-context.tsx';

/** Whether danger in the case rings, and whether its words cannot be read here before the keys are unlocked. */
export function useUnreadDanger({ id, sealed }: CaseView): { rings: boolean; locked: boolean } {
  const { inbox } = useInbox();
  const { state } = useKeys();
  const rings = inbox?.calls.some(({ caseId }) => caseId === id) ?? false;
  return { rings, locked: rings && sealed.length > 0 && state.status === 'locked' };
}
