import type { Route } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useWords } from './use-words.ts';

export function DetectorsLink({ page }: { page: Route['page'] }) {
  const { words } = useWords();
  return (
    <RouteLink to={{ page: 'text-detectors' }} aria-current={page === 'text-detectors' ? 'page' : undefined}>
      {words('nav')}
    </RouteLink>
  );
}
