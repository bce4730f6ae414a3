import { may } from '@khong-mot-minh/contracts/codes';
import type { AuthorityTab } from '../routing/route.ts';
import { useSession } from '../session/session-context.tsx';

/** Which lists exist for this person: the server refuses the rest, so the page does not offer it. */
export function usePermissions(): { tabs: AuthorityTab[]; works: boolean; any: boolean; asks: boolean } {
  const { roles, organisation } = useSession();
  const works = may({ roles }, 'cases.work');
  const reads = may({ roles }, 'overrides.read');
  const sides = organisation.kind === 'platform' || organisation.kind === 'police';
  const tabs: AuthorityTab[] = [];
  if (works && organisation.kind !== 'coalition') tabs.push('preservations');
  if (works && sides && may({ roles }, 'requests.read')) tabs.push('requests');
  if (reads) tabs.push('overrides');
  return {
    tabs,
    works,
    any: reads,
    asks: organisation.kind === 'police' && may({ roles }, 'requests.make'),
  };
}
