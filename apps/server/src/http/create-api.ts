import { OpenAPIHono } from '@hono/zod-openapi';
import { DatabaseUnavailable, type UnavailableWhy } from '@khong-mot-minh/database';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Deps } from '../deps.ts';
import { logPartsOf } from '../platform/log-parts.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SocketInfo } from './client-address.ts';
import { registeredOf, type WithRouteRegistry } from './define-route.ts';
import { pointedErrors } from './pointers.ts';
import type { AppEnv } from './principal.ts';
import { HttpProblem, problemOf, problemResponse } from './problems.ts';
import { discardBody } from './read-body.ts';
import { createRouteRegistry } from './route-registry.ts';

/** An app whose routes its registry knows. */
export type Api = OpenAPIHono<AppEnv> & WithRouteRegistry;

const PART: Record<string, string> = { json: '', query: 'query', param: 'path', header: 'headers' };

/** An app whose every error leaves as a problem, and whose every request is counted by its route, never its address. */
export function createApi(
  deps: Pick<Deps, 'log' | 'metrics'>,
  errorPage: (path: string) => string | Promise<string> | undefined = () => undefined,
  missingPage: (request: Request) => Response | Promise<Response> | undefined = () => undefined,
): Api {
  const registry = createRouteRegistry();
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const part = PART[result.target] ?? result.target;
      throw new HttpProblem('invalid', undefined, {
        errors: pointedErrors(result.error, part ? [part] : []),
      });
    },
  });
  const answer = app.openapi;
  // `as`: the same function, which notes what it is given.
  app.openapi = ((route, ...rest) => {
    const registered = registeredOf(route);
    if (!registered)
      throw new Error(`Register route: nothing says who may call ${route.method} ${route.path}`);
    registry.add(registered);
    return answer(route, ...rest);
  }) as typeof answer;
  const logUnavailable = createOutageLog(deps.log);
  app.use(async (c, next) => {
    const started = performance.now();
    await next();
    if (c.res.status === 413)
      await discardBody(c.req.raw, (c.env as Partial<SocketInfo> | undefined)?.incoming);
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
  app.notFound(async (c) => {
    const methods = registry.methodsAt(c.req.path);
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const page = methods.length === 0 ? await missingPage(c.req.raw) : undefined;
    if (page) return page;
    if (methods.length === 0 || methods.includes(method))
      return problemResponse(new HttpProblem('not-found'));
    const refused = problemResponse(new HttpProblem('wrong-method'));
    refused.headers.set('allow', methods.join(', '));
    return refused;
  });
  app.onError((error, c) => {
    if (error instanceof HttpProblem) return problemResponse(error);
    if (error instanceof Refusal) return problemResponse(problemOf(error));
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse(new HttpProblem(error.status === 415 ? 'wrong-media-type' : 'broken-json'));
    // The sender went away in the middle of the body: no fault of ours, and nobody reads the answer.
    if (c.req.raw.signal.aborted) return problemResponse(new HttpProblem('broken-json'));
    const page = errorPage(c.req.path);
    if (error instanceof DatabaseUnavailable) {
      logUnavailable(error.why);
      return unavailable(error.why, page);
    }
    deps.log.error({ route: routeOf(c), method: c.req.method, ...logPartsOf(error) }, 'request failed');
    return page ? c.html(page, 500) : problemResponse(new HttpProblem('server-fault'));
  });
  return Object.assign(app, { registry });
}

const DETAIL: Record<UnavailableWhy, string> = {
  away: 'The database does not answer; nothing was done',
  busy: 'The database is held up; nothing was done',
  full: 'There is no room left to write; nothing was done',
};
const RETRY_AFTER_SECONDS = 5;
const LOG_EVERY_MS = 5000;

/** One line now and then: every request of a minute without a database would fill the disk with lines. */
function createOutageLog(log: Deps['log']): (why: UnavailableWhy) => void {
  let refused = 0;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return (why) => {
    refused++;
    if (performance.now() - toldAtMs < LOG_EVERY_MS) return;
    log.error({ why, refused }, 'requests are refused: the database is unavailable');
    toldAtMs = performance.now();
    refused = 0;
  };
}

/** Asked again later the same request may succeed. */
function unavailable(why: UnavailableWhy, page?: string | Promise<string>): Response | Promise<Response> {
  const problem = problemResponse(
    new HttpProblem('not-ready', DETAIL[why], { retryAfterSeconds: RETRY_AFTER_SECONDS }),
  );
  if (page === undefined) return problem;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'retry-after': `${RETRY_AFTER_SECONDS}` };
  return Promise.resolve(page).then((html) => new Response(String(html), { status: 503, headers }));
}

/** The pattern, such as /v1/cases/:id: an address may carry what nobody should count by. */
function routeOf(c: Context): string {
  const path = c.req.routePath;
  return path === '/*' || path === '*' ? 'unmatched' : path;
}
