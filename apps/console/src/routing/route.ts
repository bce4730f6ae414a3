export const QUEUES = ['open', 'mine', 'referred', 'aside', 'all', 'taken-over'] as const;
export type Queue = (typeof QUEUES)[number];

export const AUTHORITY_TABS = ['preservations', 'requests', 'overrides'] as const;
export type AuthorityTab = (typeof AUTHORITY_TABS)[number];

/** Pages whose address says everything, by that address below the desk's. */
const PLAIN_PAGES = {
  'handed-over': 'handed-over',
  roster: 'roster',
  paging: 'roster/calls',
  keys: 'keys',
  access: 'access',
  enrol: 'enrol',
  policy: 'policy',
  restrictions: 'restrictions',
  'text-detectors': 'text-detectors',
  ideas: 'ideas',
  'take-downs': 'take-downs',
  'hash-reviews': 'hash-reviews',
  'sign-in': 'sign-in',
} as const;
type PlainRoute = { [Page in keyof typeof PLAIN_PAGES]: { page: Page } }[keyof typeof PLAIN_PAGES];

export type Route =
  | PlainRoute
  | { page: 'home' }
  | { page: 'queue'; queue: Queue }
  | { page: 'case'; id: string }
  | { page: 'policy-version'; version: string }
  | { page: 'appeals'; state: 'open' | 'decided' }
  | { page: 'appeal'; id: string }
  | { page: 'authority'; tab: AuthorityTab }
  | { page: 'preservation'; id: string }
  | { page: 'request'; id: string }
  | { page: 'override'; id: string }
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
  if (first === 'policy' && second) return policyRoute(second);
  return plainRoute(second ? `${first}/${second}` : first);
}

// The cast is true: these are the pages of the table.
const PLAIN = Object.keys(PLAIN_PAGES) as PlainRoute['page'][];

function plainRoute(address: string): Route {
  const page = PLAIN.find((name) => PLAIN_PAGES[name] === address);
  return page ? { page } : { page: 'missing' };
}

const isPlain = (route: Route): route is PlainRoute => Object.hasOwn(PLAIN_PAGES, route.page);

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
  if (isPlain(route)) return `${BASE}/${PLAIN_PAGES[route.page]}`;
  switch (route.page) {
    case 'home':
      return `${BASE}/`;
    case 'queue':
      return route.queue === 'open' ? `${BASE}/cases` : `${BASE}/cases?queue=${route.queue}`;
    case 'case':
      return `${BASE}/cases/${route.id}`;
    case 'appeals':
      return route.state === 'open' ? `${BASE}/appeals` : `${BASE}/appeals?state=decided`;
    case 'appeal':
      return `${BASE}/appeals/${route.id}`;
    case 'policy-version':
      return `${BASE}/policy/${route.version}`;
    case 'authority':
      return `${BASE}/authority/${route.tab}`;
    case 'preservation':
      return `${BASE}/preservations/${route.id}`;
    case 'request':
      return `${BASE}/authority-requests/${route.id}`;
    case 'override':
      return `${BASE}/overrides/${route.id}`;
  }
}
