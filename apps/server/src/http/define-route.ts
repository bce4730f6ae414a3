import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { Problem } from '@kmm/contracts';
import type { Handler, Hono, MiddlewareHandler } from 'hono';
import { inTurn, laneOf } from './in-turn.ts';
import { type AppEnv, type Identify, isForPlatforms, type Permission, permit } from './principal.ts';
import { jsonBody, readBody } from './read-body.ts';

const MAX_BODY_BYTES = 256 * 1024;
/**
 * Of a public route's body: a list of three hundred hashes has some 1,500 values, and the fullest of all others, a report
 * sealed for twenty, some hundred and fifty.
 */
const mostValues = (path: string): number => (path === '/v1/take-downs' ? 2000 : 400);

export const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** What the generated role × route matrix walks. */
export type RegisteredRoute = {
  method: string;
  path: string;
  permission: Permission;
  /** A route that nobody has signed in for yet, and that lives at the desk all the same. */
  atDesk?: boolean;
};
export const registeredRoutes: RegisteredRoute[] = [];

export function registerRoute(route: RegisteredRoute): void {
  if (!registeredRoutes.some((r) => r.method === route.method && r.path === route.path))
    registeredRoutes.push(route);
}

/** A public route outside the OpenAPI document: health, metrics, the ledger's files, built pages. */
export function publicGet(
  app: Hono<AppEnv>,
  identify: Identify,
  path: string,
  handler: Handler<AppEnv, string>,
  atDesk = false,
): void {
  registerRoute({ method: 'get', path, permission: 'public', atDesk });
  app.get(path, permit(identify, 'public'), inTurn(identify, 'page'), handler);
}

/** Methods that some route answers at this address; empty where no route has it. */
export function methodsAt(address: string): string[] {
  const fits = registeredRoutes.filter(({ path }) =>
    new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+').replaceAll('*', '.*')}$`).test(address),
  );
  return [...new Set(fits.map(({ method }) => method.toUpperCase()))].sort();
}

/** A route that names its permission, which runs before anything of the request is parsed. */
export function defineRoute<const R extends RouteConfig>(
  identify: Identify,
  permission: Permission,
  route: R,
  more: MiddlewareHandler<AppEnv>[] = [],
  maxBytes = MAX_BODY_BYTES,
  atDesk = false,
): R & { getRoutingPath(): string } {
  const middleware: MiddlewareHandler<AppEnv>[] = [
    permit(identify, permission),
    readBody(maxBytes),
    ...(permission === 'public' ? [inTurn(identify, laneOf(route.method, route.path))] : []),
    jsonBody(permission === 'public' ? mostValues(route.path) : undefined),
    ...more,
  ];
  registerRoute({ method: route.method, path: route.path, permission, atDesk });
  const full = createRoute({
    ...route,
    ...(permission !== 'public' && {
      security: [isForPlatforms(permission) ? { platformKey: [] } : { session: [] }],
    }),
    middleware,
    responses: { ...route.responses, '4XX': problemContent('The request was refused; `code` says why') },
  });
  // `as`: what was added (middleware, problem answers) is thrown or runs before the handler, which sees only its own.
  return full as unknown as R & { getRoutingPath(): string };
}

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
});

export const idParam = { params: z.object({ id: z.uuid() }) };
