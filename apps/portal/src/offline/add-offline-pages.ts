import type { Context, Hono } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { lessonPack, TAKE_ALONG } from './lesson-pack.ts';
import { manifest } from './manifest.ts';
import { packSizes } from './pack-sizes.ts';
import { takeAlongPage } from './take-along-page.ts';

/** Reading without a network, of one language; to be added before the route `/hoc/:lesson`. */
export function addOfflinePages(app: Hono, at: (path: string) => PageContext): void {
  const { lang, content } = at('/');
  const root = `/${lang}${TAKE_ALONG}`;

  app.get(root, (c) => {
    const ctx = at(TAKE_ALONG);
    return c.html(takeAlongPage(ctx, packSizes(ctx)));
  });
  app.get(`${root}.webmanifest`, (c) => {
    c.header('Content-Type', 'application/manifest+json');
    return c.body(JSON.stringify(manifest(at(TAKE_ALONG))));
  });
  app.get(`${root}.js`, (c) => sendWorker(c, at(TAKE_ALONG)));
  app.get(`${root}/:lesson`, (c) => {
    const lesson = content.lessons[lang].find(({ id }) => `${id}.json` === c.req.param('lesson'));
    return lesson
      ? c.json(lessonPack(at(TAKE_ALONG), lesson))
      : c.html(messagePage(at('/hoc'), 'missing'), 404);
  });
}

/** Sent from here and not from the assets: a worker reaches no further up than the folder that it came from. */
function sendWorker(c: Context, { assets }: PageContext): Response | Promise<Response> {
  const worker = assets.find('offline-worker.js');
  if (!worker) return c.notFound();
  return c.body(worker.body, 200, { 'Content-Type': worker.type });
}
