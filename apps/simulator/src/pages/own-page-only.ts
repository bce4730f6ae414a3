import type { MiddlewareHandler } from 'hono';

export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Not "no-referrer": with it a browser sends "Origin: null" with a form, and the origin is what is checked below.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * The page shows what people sign in with, so it answers under its own loopback name only (a foreign name that
 * resolves here is refused), and acts only on a press on this very page.
 */
export const ownPageOnly =
  (base: string): MiddlewareHandler =>
  async (c, next) => {
    const { host, hostname, origin } = new URL(base);
    const asked = c.req.header('host') ?? '';
    if (asked !== host) {
      const sameMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(asked) && hostname !== '';
      if (!sameMachine || c.req.method !== 'GET') return c.text('Forbidden', 403);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`${origin}${pathname}${search}`);
    }
    if (c.req.method !== 'GET' && c.req.header('origin') !== origin) return c.text('Forbidden', 403);
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
  };
