import type { Role } from '@kmm/contracts';
import type { AuthorityTab } from '../routing/route.ts';
import { useSession } from '../session/session-context.tsx';

const KEEPS: readonly Role[] = ['reviewer', 'counsellor', 'officer', 'supervisor'];

/** Which lists exist for this person: the server refuses the rest, so the page does not offer it. */
export function useSight(): { tabs: AuthorityTab[]; works: boolean; any: boolean; asks: boolean } {
  const { roles, organisation } = useSession();
  const works = KEEPS.some((role) => roles.includes(role));
  const audits = roles.includes('coalition-auditor');
  const sides = organisation.kind === 'platform' || organisation.kind === 'police';
  const tabs: AuthorityTab[] = [];
  if (works && organisation.kind !== 'coalition') tabs.push('preservations');
  if (works && sides && roles.some((role) => ['officer', 'reviewer', 'supervisor'].includes(role)))
    tabs.push('requests');
  if (works || audits) tabs.push('overrides');
  return {
    tabs,
    works,
    any: works || audits,
    asks: organisation.kind === 'police' && roles.includes('officer'),
  };
}
