import { may } from '@khong-mot-minh/contracts/codes';
import { Count } from '../inbox/count.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from './use-translation.ts';

/** The way to this desk, for those whose work is with the young. */
export function IdeasLink({ page }: { page: Route['page'] }) {
  const { words } = useTranslation();
  const { roles } = useSession();
  if (!may({ roles }, 'ideas.decide')) return null;
  return (
    <RouteLink to={{ page: 'ideas' }} aria-current={page === 'ideas' ? 'page' : undefined}>
      {words('nav')}
      <Count of={['ideas']} />
    </RouteLink>
  );
}
