export const QUEUES = ['open', 'mine', 'referred', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

export type Route =
  | { page: 'queue'; queue: Queue }
  | { page: 'case'; id: string }
  | { page: 'roster' }
  | { page: 'sign-in' }
  | { page: 'missing' };

const BASE = '/console';

/** The page that an address names; an unknown queue reads as the open one. */
export function parseRoute(pathname: string, search: string): Route {
  const [first, second, ...rest] = pathname.replace(BASE, '').split('/').filter(Boolean);
  if (!pathname.startsWith(BASE) || rest.length > 0) return { page: 'missing' };
  if (first === undefined) {
    const asked = new URLSearchParams(search).get('queue');
    return { page: 'queue', queue: QUEUES.find((queue) => queue === asked) ?? 'open' };
  }
  if (first === 'cases' && second && /^[\w-]+$/.test(second)) return { page: 'case', id: second };
  if (first === 'roster' && !second) return { page: 'roster' };
  if (first === 'sign-in' && !second) return { page: 'sign-in' };
  return { page: 'missing' };
}

export function addressOf(route: Exclude<Route, { page: 'missing' }>): string {
  switch (route.page) {
    case 'queue':
      return route.queue === 'open' ? `${BASE}/` : `${BASE}/?queue=${route.queue}`;
    case 'case':
      return `${BASE}/cases/${route.id}`;
    case 'roster':
      return `${BASE}/roster`;
    case 'sign-in':
      return `${BASE}/sign-in`;
  }
}
