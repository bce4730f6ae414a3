import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';
import { HttpProblem } from './problems.ts';
import { addressesOf, type Host, type RegisteredRoute, type RouteRegistry } from './route-registry.ts';

type Place = { method: string; fits: RegExp; specific: number; host: Host };

const placeOf = ({ method, path, host }: RegisteredRoute): Place => ({
  method: method.toUpperCase(),
  fits: addressesOf(path),
  specific: path.replace(/\{[^}]+\}|\*/g, '').length,
  host,
});

/** The place of the route that answers; of all at that address where none has the method. Undefined: a page of the portal. */
function whereIs(places: readonly Place[], method: string, path: string): Host | undefined {
  const here = places.filter(({ fits }) => fits.test(path));
  const asked = method === 'HEAD' ? 'GET' : method;
  const [answers] = here
    .filter((place) => place.method === asked)
    .toSorted((a, b) => b.specific - a.specific);
  if (answers) return answers.host;
  if (here.length === 0) return undefined;
  return here.every(({ host }) => host === 'desk') ? 'desk' : 'both';
}

/** In production the desk and the public pages live on different hosts, and each host shows only its own. */
export function separateHosts(
  { portalUrl, consoleUrl }: Pick<Config, 'portalUrl' | 'consoleUrl'>,
  { routes }: Pick<RouteRegistry, 'routes'>,
): MiddlewareHandler {
  const desk = new URL(consoleUrl).host;
  // Asked for with the first request, when every route is registered.
  let places: readonly Place[] | undefined;
  return async (c, next) => {
    places ??= routes.map(placeOf);
    const { path, method } = c.req;
    const place = whereIs(places, method, path) ?? (path.startsWith('/v1/') ? 'both' : undefined);
    const onDesk = c.req.header('host') === desk;
    if (onDesk ? place !== undefined : place !== 'desk') return next();
    // A program gets a problem; a person is led to the right address.
    if (path.startsWith('/v1/')) throw new HttpProblem('not-found', 'This route lives on another host');
    return c.redirect(onDesk ? `${consoleUrl}/console/` : portalUrl);
  };
}
