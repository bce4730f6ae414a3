import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useTranslation } from './use-translation.ts';

export function DetectorsLink({ page }: { page: Route['page'] }) {
  const { words } = useTranslation();
  return (
    <RouteLink to={{ page: 'text-detectors' }} aria-current={page === 'text-detectors' ? 'page' : undefined}>
      {words('nav')}
    </RouteLink>
  );
}
