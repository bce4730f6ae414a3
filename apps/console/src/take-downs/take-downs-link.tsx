import { may, ORGANISATIONS } from '@khong-mot-minh/contracts/codes';
import { Count } from '../inbox/count.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from './use-translation.ts';

/** The way to this desk, in organisations that may take pictures down. */
export function TakeDownsLink({ page }: { page: Route['page'] }) {
  const words = useTranslation();
  const { organisation, roles } = useSession();
  if (!ORGANISATIONS[organisation.kind].takesDown || !may({ roles }, 'hashes.work')) return null;
  return (
    <RouteLink to={{ page: 'take-downs' }} aria-current={page === 'take-downs' ? 'page' : undefined}>
      {words('nav')}
      <Count of={['takeDowns']} />
    </RouteLink>
  );
}
