import type { Hono } from 'hono';
import { createKeptPages } from '../kept-pages.ts';
import type { PageContext } from '../page-context.ts';
import { obligationsPage } from './obligations-page.ts';
import { platformsPage } from './platforms-page.ts';
import { rulesPage } from './rules-page.ts';

/** Law against policy in one language. */
export function addObligationPages(app: Hono, at: (path: string) => PageContext): void {
  const path = '/luat-va-chinh-sach';
  const root = `/${at('/').lang}${path}`;
  const kept = createKeptPages();
  app.get(root, async (c) => c.html(await obligationsPage(at(path), c.req.query(), kept)));
  app.get(`${root}/nen-tang`, async (c) => c.html(await platformsPage(at(`${path}/nen-tang`), kept)));
  app.get(`${root}/quy-tac`, async (c) => c.html(await rulesPage(at(`${path}/quy-tac`), c.req.query())));
}
