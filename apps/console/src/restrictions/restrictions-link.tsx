import { may } from '@khong-mot-minh/contracts/codes';
import { Count } from '../inbox/count.tsx';
import { useTranslation } from '../policy/use-translation.ts';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';

export function RestrictionsLink({ page }: { page: Route['page'] }) {
  const { words } = useTranslation();
  const { roles } = useSession();
  if (!may({ roles }, 'redress.review')) return null;
  return (
    <RouteLink to={{ page: 'restrictions' }} aria-current={page === 'restrictions' ? 'page' : undefined}>
      {words('limits.nav')}
      <Count of={['restrictions']} />
    </RouteLink>
  );
}
