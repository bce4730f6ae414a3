import { may } from '@khong-mot-minh/contracts/codes';
import { Count } from '../inbox/count.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from './use-translation.ts';

/** The way to this desk, for people of a platform who decide there. */
export function AppealsLink({ page }: { page: Route['page'] }) {
  const { words } = useTranslation();
  const { organisation, roles } = useSession();
  if (organisation.kind !== 'platform' || !may({ roles }, 'redress.review')) return null;
  return (
    <RouteLink
      to={{ page: 'appeals', state: 'open' }}
      aria-current={page === 'appeals' || page === 'appeal' ? 'page' : undefined}
    >
      {words('nav')}
      <Count of={['appeals', 'proposals']} />
    </RouteLink>
  );
}
