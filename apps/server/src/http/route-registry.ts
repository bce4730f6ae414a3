import type { Act, Lane } from '../limits/admission.ts';
import { isForPlatforms, type Permission } from './principal.ts';

/** Where a route answers: at the desk of staff alone, or there and where young people and platforms come. */
export type Host = 'desk' | 'both';

/** What one neighbourhood may have of a route that anybody may call. */
export type Limits = {
  /** The line in which its callers wait. */
  lane: Lane;
  /** What is counted by the hour, where a script could do it too often. */
  act?: Act;
};

/** What a route that anybody may call has to say of itself. */
export type OpenToAll = Limits & {
  host: Host;
  /** Values that a body may hold, where its fullest honest one has more than others. */
  mostValues?: number;
  /** Whether a body speaks of danger: whoever is in danger is never asked to wait for others. */
  isDanger?(body: unknown): boolean;
  /** Whether the last part of an address is a name that the house gave: it is never taken for a guess. */
  isGiven?(name: string): Promise<boolean>;
};

/** Who may call a route. What stands behind a key or a cookie has its host and its limits from there. */
export type Access = OpenToAll | Exclude<Permission, 'public'>;

export const isOpenToAll = (access: Access): access is OpenToAll =>
  typeof access === 'object' && 'lane' in access;

/** A route as host split, documents and tests know it. */
export type RegisteredRoute = {
  method: string;
  path: string;
  permission: Permission;
  host: Host;
  /** Only of what anybody may call. */
  limits?: Limits;
};

/** What a route is, by who may call it: staff live at the desk, platforms and the public call on both hosts. */
export function routeOf(method: string, path: string, access: Access): RegisteredRoute {
  if (!isOpenToAll(access))
    return { method, path, permission: access, host: isForPlatforms(access) ? 'both' : 'desk' };
  const { host, lane, act } = access;
  return { method, path, permission: 'public', host, limits: { lane, ...(act && { act }) } };
}

/** Every route of one app. */
export type RouteRegistry = {
  readonly routes: readonly RegisteredRoute[];
  add(route: RegisteredRoute): void;
  /** Methods that some route answers at this address; empty where no route has it. */
  methodsAt(address: string): string[];
};

export function createRouteRegistry(): RouteRegistry {
  const routes: RegisteredRoute[] = [];
  return {
    routes,
    add(route) {
      if (routes.some(({ method, path }) => method === route.method && path === route.path))
        throw new Error(`Register route: ${route.method} ${route.path} is there already`);
      routes.push(route);
    },
    methodsAt(address) {
      const here = routes.filter(({ path }) => addressesOf(path).test(address));
      return [...new Set(here.map(({ method }) => method.toUpperCase()))].sort();
    },
  };
}

/** Fits the addresses of a path such as `/v1/cases/{id}` or `/console/*`. */
export const addressesOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+').replaceAll('*', '.*')}$`);

/** Stops a start at which an app answers what no registry knows: neither its host nor its limits would hold. */
export function requireRegistered(
  answered: readonly { method: string; path: string }[],
  { routes }: Pick<RouteRegistry, 'routes'>,
): void {
  const known = new Set(
    routes.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  // 'ALL' is middleware that answers nothing of its own.
  const unknown = answered.find(({ method, path }) => method !== 'ALL' && !known.has(`${method} ${path}`));
  if (unknown)
    throw new Error(
      `Register route: nothing says who may call ${unknown.method} ${unknown.path}, where and how often`,
    );
}
