import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { Problem } from '@kmm/contracts';
import type { MiddlewareHandler } from 'hono';
import { type AppEnv, type Identify, type Permission, permit } from './principal.ts';
import { jsonBody } from './read-body.ts';

const MAX_BODY_BYTES = 256 * 1024;

const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** What the generated role × route matrix walks. */
export type RegisteredRoute = { method: string; path: string; permission: Permission };
export const registeredRoutes: RegisteredRoute[] = [];

/** A route that names its permission, which runs before anything of the request is parsed. */
export function defineRoute<const R extends RouteConfig>(
  identify: Identify,
  permission: Permission,
  route: R,
  more: MiddlewareHandler<AppEnv>[] = [],
): R & { getRoutingPath(): string } {
  const middleware: MiddlewareHandler<AppEnv>[] = [
    permit(identify, permission),
    jsonBody(MAX_BODY_BYTES),
    ...more,
  ];
  if (!registeredRoutes.some((r) => r.method === route.method && r.path === route.path))
    registeredRoutes.push({ method: route.method, path: route.path, permission });
  const full = createRoute({
    ...route,
    ...(permission !== 'public' && {
      security: [permission === 'platform' ? { platformKey: [] } : { session: [] }],
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
