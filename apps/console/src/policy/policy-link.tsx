import { may } from '@khong-mot-minh/contracts/codes';
import { DetectorsLink } from '../detectors/detectors-link.tsx';
import { Count } from '../inbox/count.tsx';
import { RestrictionsLink } from '../restrictions/restrictions-link.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from './use-translation.ts';

/** The way to the rules and to what they limit, for people of a platform. */
export function PolicyLink({ page }: { page: Route['page'] }) {
  const { words } = useTranslation();
  const { organisation, roles } = useSession();
  if (organisation.kind !== 'platform' || !may({ roles }, 'policies.read')) return null;
  return (
    <>
      <RouteLink
        to={{ page: 'policy' }}
        aria-current={page === 'policy' || page === 'policy-version' ? 'page' : undefined}
      >
        {words('nav')}
        <Count of={['policies']} />
      </RouteLink>
      <DetectorsLink page={page} />
      <RestrictionsLink page={page} />
    </>
  );
}
