export const QUEUES = ['open', 'mine', 'referred', 'aside', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

export const AUTHORITY_TABS = ['preservations', 'requests', 'overrides'] as const;
export type AuthorityTab = (typeof AUTHORITY_TABS)[number];

export type Route =
  | { page: 'home' }
  | { page: 'queue'; queue: Queue }
  | { page: 'case'; id: string }
  | { page: 'handed-over' }
  | { page: 'roster' }
  | { page: 'paging' }
  | { page: 'keys' }
  | { page: 'access' }
  | { page: 'enrol' }
  | { page: 'policy' }
  | { page: 'policy-version'; version: string }
  | { page: 'restrictions' }
  | { page: 'text-detectors' }
  | { page: 'ideas' }
  | { page: 'take-downs' }
  | { page: 'appeals'; state: 'open' | 'decided' }
  | { page: 'appeal'; id: string }
  | { page: 'authority'; tab: AuthorityTab }
  | { page: 'preservation'; id: string }
  | { page: 'request'; id: string }
  | { page: 'override'; id: string }
  | { page: 'sign-in' }
  | { page: 'missing' };

const BASE = '/console';

/** The page that an address names; an unknown queue reads as the open one. */
export function parseRoute(pathname: string, search: string): Route {
  const [first, second, ...rest] = pathname.replace(BASE, '').split('/').filter(Boolean);
  if (!pathname.startsWith(BASE) || rest.length > 0) return { page: 'missing' };
  const asked = new URLSearchParams(search).get('queue');
  if (first === undefined && asked === null) return { page: 'home' };
  if (first === undefined || (first === 'cases' && !second))
    return { page: 'queue', queue: QUEUES.find((queue) => queue === asked) ?? 'open' };
  if (first === 'cases' && second && /^[\w-]+$/.test(second)) return { page: 'case', id: second };
  if (first === 'authority') return authorityRoute(second);
  const one = ONE.find(({ folder }) => folder === first);
  if (one && second && /^[\w-]+$/.test(second)) return { page: one.page, id: second };
  if (first === 'appeals' && !second) {
    const decided = new URLSearchParams(search).get('state') === 'decided';
    return { page: 'appeals', state: decided ? 'decided' : 'open' };
  }
  if (first === 'appeals' && second && /^[\w-]+$/.test(second)) return { page: 'appeal', id: second };
  if (first === 'policy') return second ? policyRoute(second) : { page: 'policy' };
  if (first === 'ideas' && !second) return { page: 'ideas' };
  if (first === 'take-downs' && !second) return { page: 'take-downs' };
  if (first === 'restrictions' && !second) return { page: 'restrictions' };
  if (first === 'text-detectors' && !second) return { page: 'text-detectors' };
  if (first === 'handed-over' && !second) return { page: 'handed-over' };
  if (first === 'roster' && !second) return { page: 'roster' };
  if (first === 'roster' && second === 'calls') return { page: 'paging' };
  if (first === 'keys' && !second) return { page: 'keys' };
  if (first === 'access' && !second) return { page: 'access' };
  if (first === 'enrol' && !second) return { page: 'enrol' };
  if (first === 'sign-in' && !second) return { page: 'sign-in' };
  return { page: 'missing' };
}

const ONE = [
  { folder: 'preservations', page: 'preservation' },
  { folder: 'authority-requests', page: 'request' },
  { folder: 'overrides', page: 'override' },
] as const;

/** `vn%402` or `vn@2`; anything else is no version. */
function policyRoute(second: string): Route {
  const version = second.replace(/%40/i, '@');
  return /^[a-z][\w.-]*@\d{1,9}$/.test(version) ? { page: 'policy-version', version } : { page: 'missing' };
}

function authorityRoute(tab: string | undefined): Route {
  const known = AUTHORITY_TABS.find((name) => name === (tab ?? 'preservations'));
  return known ? { page: 'authority', tab: known } : { page: 'missing' };
}

export function addressOf(route: Exclude<Route, { page: 'missing' }>): string {
  switch (route.page) {
    case 'home':
      return `${BASE}/`;
    case 'queue':
      return route.queue === 'open' ? `${BASE}/cases` : `${BASE}/cases?queue=${route.queue}`;
    case 'case':
      return `${BASE}/cases/${route.id}`;
    case 'handed-over':
      return `${BASE}/handed-over`;
    case 'appeals':
      return route.state === 'open' ? `${BASE}/appeals` : `${BASE}/appeals?state=decided`;
    case 'appeal':
      return `${BASE}/appeals/${route.id}`;
    case 'roster':
      return `${BASE}/roster`;
    case 'paging':
      return `${BASE}/roster/calls`;
    case 'keys':
      return `${BASE}/keys`;
    case 'access':
      return `${BASE}/access`;
    case 'enrol':
      return `${BASE}/enrol`;
    case 'policy':
      return `${BASE}/policy`;
    case 'policy-version':
      return `${BASE}/policy/${route.version}`;
    case 'ideas':
      return `${BASE}/ideas`;
    case 'take-downs':
      return `${BASE}/take-downs`;
    case 'restrictions':
      return `${BASE}/restrictions`;
    case 'text-detectors':
      return `${BASE}/text-detectors`;
    case 'authority':
      return `${BASE}/authority/${route.tab}`;
    case 'preservation':
      return `${BASE}/preservations/${route.id}`;
    case 'request':
      return `${BASE}/authority-requests/${route.id}`;
    case 'override':
      return `${BASE}/overrides/${route.id}`;
    case 'sign-in':
      return `${BASE}/sign-in`;
  }
}
