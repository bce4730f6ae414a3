import { LANGUAGES, type Language } from '@khong-mot-minh/contracts';
import { type Context, Hono } from 'hono';
import { addPages } from './add-pages.ts';
import { type Assets, loadAssets } from './assets.ts';
import { loadContent } from './content.ts';
import { leave } from './exit.ts';
import type { PageContext } from './page-context.ts';
import { gallery } from './pages/gallery.ts';
import type { PortalDeps } from './portal-deps.ts';
import { securityHeaders } from './security-headers.ts';
import { preferredLanguage, translate } from './translate.ts';

const A_YEAR = 'public, max-age=31536000, immutable';
/** Chunks that two scripts share are imported by name and carry their hash in it. */
const HASHED_NAME = /-[A-Z0-9]{8}\.js$/;

/**
 * The public pages as a Hono app, to be mounted at `/`. It takes only its own paths (`/`, `/vi`, `/en`,
 * `/assets`, `/thoat`, `/dev/ui`), so it never touches the API beside it.
 */
export function createPortal(deps: PortalDeps, assets: Assets = loadAssets({ logKey: deps.logKey })): Hono {
  const content = loadContent();
  const context = (lang: Language, path: string): PageContext => ({
    lang,
    t: translate(lang),
    assets,
    content,
    deps,
    path,
  });
  const preferred = (c: Context) => preferredLanguage(c.req.header('Accept-Language') ?? '');

  const app = new Hono();
  for (const path of ['/', '/assets/*', '/thoat', '/dev/ui']) app.use(path, securityHeaders());
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${preferred(c)}/`, 302);
  });
  app.get('/thoat', leave);
  app.get('/dev/ui', (c) =>
    c.html(
      gallery(context(preferred(c), ''), { theme: c.req.query('theme'), density: c.req.query('density') }),
    ),
  );
  app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const asset = assets.find(name);
    if (!asset) return c.notFound();
    const named = c.req.query('v') === asset.version || HASHED_NAME.test(name);
    c.header('Cache-Control', named ? A_YEAR : 'no-cache');
    return c.body(asset.body, 200, { 'Content-Type': asset.type });
  });
  for (const lang of LANGUAGES) addPages(app, (path) => context(lang, path));
  return app;
}
