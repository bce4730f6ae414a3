import { may } from '@khong-mot-minh/contracts/codes';
import { Count } from '../inbox/count.tsx';
import { useWaiting } from '../inbox/inbox-context.tsx';
import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from './use-translation.ts';

/** The way to this desk, where something waits: most organisations own no bank. */
export function HashReviewsLink({ page }: { page: Route['page'] }) {
  const words = useTranslation();
  const { roles } = useSession();
  const waiting = useWaiting(['hashReviews']);
  const here = page === 'hash-reviews';
  if (!may({ roles }, 'hashes.work') || (waiting === 0 && !here)) return null;
  return (
    <RouteLink to={{ page: 'hash-reviews' }} aria-current={here ? 'page' : undefined}>
      {words('nav')}
      <Count of={['hashReviews']} />
    </RouteLink>
  );
}
