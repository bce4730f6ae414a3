import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { Problem } from '@khong-mot-minh/contracts';
import type { Handler, Hono, MiddlewareHandler } from 'hono';
import { inTurn, limitAct, limitGuesses } from './in-turn.ts';
import { type AppEnv, type Identify, isForPlatforms, permit } from './principal.ts';
import { jsonBody, readBody } from './read-body.ts';
import {
  type Access,
  type Host,
  isOpenToAll,
  type OpenToAll,
  type RegisteredRoute,
  type RouteRegistry,
  routeOf,
} from './route-registry.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** The fullest body of a public route, a report sealed for twenty, has some hundred and fifty values. */
const MOST_PUBLIC_VALUES = 400;

export const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** An app that knows its routes. */
export type WithRouteRegistry = { registry: RouteRegistry };

/**
 * A page or file that anybody may read, outside the OpenAPI document: health, metrics, the ledger's files, built pages.
 * `act` where its address holds a name that can be invented and costs a look.
 */
export function publicGet(
  app: Hono<AppEnv> & WithRouteRegistry,
  identify: Identify,
  host: Host,
  path: string,
  handler: Handler<AppEnv, string>,
  act?: 'guess',
): void {
  app.registry.add(routeOf('get', path, { host, lane: 'page', ...(act && { act }) }));
  const limit = act ? [limitGuesses(identify)] : [];
  app.get(path, permit(identify, 'public'), inTurn(identify, 'page'), ...limit, handler);
}

const REGISTERED = Symbol('what the registry knows of a route');

/** What `defineRoute` noted of a route; undefined for one that was made otherwise. */
export const registeredOf = (route: object): RegisteredRoute | undefined =>
  // The cast is true: nothing else has this symbol.
  (route as { [REGISTERED]?: RegisteredRoute })[REGISTERED];

/** A route that names who may call it, which is asked before anything of the request is parsed. */
export function defineRoute<const R extends RouteConfig>(
  identify: Identify,
  access: Access,
  route: R,
  more: MiddlewareHandler<AppEnv>[] = [],
  maxBytes = MAX_BODY_BYTES,
): R & { getRoutingPath(): string } {
  const registered = routeOf(route.method, route.path, access);
  const middleware: MiddlewareHandler<AppEnv>[] = [
    permit(identify, registered.permission),
    readBody(maxBytes),
    ...(isOpenToAll(access) ? [inTurn(identify, access.lane)] : []),
    jsonBody(isOpenToAll(access) ? (access.mostValues ?? MOST_PUBLIC_VALUES) : undefined),
    ...(isOpenToAll(access) ? limitOf(identify, access) : []),
    ...more,
  ];
  const full = createRoute({
    ...route,
    ...(!isOpenToAll(access) && {
      security: [isForPlatforms(access) ? { platformKey: [] } : { session: [] }],
    }),
    middleware,
    responses: { ...route.responses, '4XX': problemContent('The request was refused; `code` says why') },
  });
  // `as`: what was added (middleware, problem answers) is thrown or runs before the handler, which sees only its own.
  return Object.assign(full, { [REGISTERED]: registered }) as unknown as R & { getRoutingPath(): string };
}

function limitOf(identify: Identify, { act, isDanger, isGiven }: OpenToAll): MiddlewareHandler<AppEnv>[] {
  if (!act) return [];
  return [act === 'guess' ? limitGuesses(identify, isGiven) : limitAct(identify, act, isDanger)];
}

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
});

export const idParam = { params: z.object({ id: z.uuid() }) };
