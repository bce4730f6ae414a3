import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Deps } from '../deps.ts';
import { methodsAt } from './define-route.ts';
import { pointedErrors } from './pointers.ts';
import type { AppEnv } from './principal.ts';
import { AppError, problemResponse } from './problems.ts';
import { discardBody } from './read-body.ts';

const PART: Record<string, string> = { json: '', query: 'query', param: 'path', header: 'headers' };

/** An app whose every error leaves as a problem, and whose every request is counted by its route, never its address. */
export function createApi(
  deps: Pick<Deps, 'log' | 'metrics'>,
  errorPage: (path: string) => string | Promise<string> | undefined = () => undefined,
): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const part = PART[result.target] ?? result.target;
      throw new AppError('invalid', undefined, { errors: pointedErrors(result.error, part ? [part] : []) });
    },
  });
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    if (c.res.status === 413) await discardBody(c.req.raw);
    const route = routeOf(c);
    deps.metrics.requests.inc({ route, status: `${Math.floor(c.res.status / 100)}xx` });
    deps.metrics.requestSeconds.observe({ route }, (performance.now() - started) / 1000);
  });
  app.use('/v1/*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    c.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    c.res.headers.set('referrer-policy', 'no-referrer');
  });
  app.notFound((c) => {
    const methods = methodsAt(c.req.path);
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    if (methods.length === 0 || methods.includes(method)) return problemResponse(new AppError('not-found'));
    const refused = problemResponse(new AppError('wrong-method'));
    refused.headers.set('allow', methods.join(', '));
    return refused;
  });
  app.onError((error, c) => {
    if (error instanceof AppError) return problemResponse(error);
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse(new AppError(error.status === 415 ? 'wrong-media-type' : 'broken-json'));
    // The sender went away in the middle of the body: no fault of ours, and nobody reads the answer.
    if (c.req.raw.signal.aborted) return problemResponse(new AppError('broken-json'));
    deps.log.error({ route: routeOf(c), method: c.req.method, ...safeParts(error) }, 'request failed');
    const page = errorPage(c.req.path);
    return page ? c.html(page, 500) : problemResponse(new AppError('server-fault'));
  });
  return app;
}

/** The pattern, such as /v1/cases/:id: an address may carry what nobody should count by. */
function routeOf(c: Context): string {
  const path = c.req.routePath;
  return path === '/*' || path === '*' ? 'unmatched' : path;
}

// A database error carries its parameters and its failing row, so only these parts of it may be logged.
function safeParts(error: Error): Record<string, unknown> {
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>;
  const where = error.stack
    ?.split('\n')
    .slice(1, 6)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?file:.*\/(apps|packages)\//, '('),
    );
  return code
    ? { code, table, constraint, routine, where }
    : { name: error.name, message: error.message, where };
}
