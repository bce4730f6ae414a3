import type { Hono } from 'hono';
import { countsPage } from './authority/counts-page.ts';
import { badgesPage } from './badges/badges-page.ts';
import { addClassPages } from './classes/add-class-pages.ts';
import { CLOSED } from './follow-up/closed-idle.ts';
import { handleFollowUp } from './follow-up/handle-follow-up.ts';
import { receiptPage } from './follow-up/receipt-page.ts';
import { createKeptPages } from './kept-pages.ts';
import { addLearnPages } from './learn/add-learn-pages.ts';
import { answerLesson, showLesson } from './learn/handle-lesson.ts';
import { showPledge, signPledge } from './learn/handle-pledge.ts';
import { learnPage } from './learn/learn-page.ts';
import { addObligationPages } from './obligations/add-obligation-pages.ts';
import { addOfflinePages } from './offline/add-offline-pages.ts';
import { codeOf } from './page-code.ts';
import type { PageContext } from './page-context.ts';
import { home } from './pages/home.ts';
import { limitsPage } from './pages/limits.ts';
import { messagePage } from './pages/message.ts';
import { posterPage } from './poster/poster-page.ts';
import { readBody } from './read-body.ts';
import { continueReport, startReport } from './report/handle-report.ts';
import { securityHeaders } from './security-headers.ts';
import { appealStatement, showStatement } from './statement/handle-statement.ts';
import { statisticsPage } from './statistics/statistics-page.ts';
import { askByPlace, showTakeDown, trackTakeDown } from './take-down/handle-take-down.ts';
import { trackPage } from './take-down/track-page.ts';
import type { Html } from './views/html.ts';

/** The pages of one language; `at` makes the context of a page from its path below the language. */
export function addPages(app: Hono, at: (path: string) => PageContext): void {
  const root = `/${at('/').lang}`;
  const kept = createKeptPages();
  const show = (path: string, write: (ctx: PageContext) => Html) =>
    app.get(root + path, (c) => c.html(write(at(path))));

  app.use(root, securityHeaders());
  app.use(`${root}/*`, (c, next) => securityHeaders(codeOf(c.req.path.slice(root.length)))(c, next));
  app.use(`${root}/*`, readBody(at('/').deps.admission, at));

  app.get(root, (c) => c.redirect(`${root}/`, 301));
  app.get(`${root}/`, async (c) => c.html(home(at('/'), await at('/').deps.teams())));
  app.get(`${root}/go-anh`, (c) => showTakeDown(c, at('/go-anh')));
  app.post(`${root}/go-anh`, (c) => askByPlace(c, at('/go-anh')));
  show('/go-anh/theo-doi', (ctx) => trackPage(ctx));
  app.post(`${root}/go-anh/theo-doi`, (c) => trackTakeDown(c, at('/go-anh/theo-doi')));
  show('/khong-lam-duoc', limitsPage);
  app.get(`${root}/ap-phich`, async (c) => {
    const ctx = at('/ap-phich');
    return c.html(posterPage(ctx, await ctx.deps.teams()));
  });
  app.get(`${root}/gap-lai`, (c) =>
    c.html(receiptPage(at('/gap-lai'), { closed: c.req.query(CLOSED) !== undefined })),
  );
  show('/hoc', learnPage);
  show('/qua-mang-ve', badgesPage);
  app.get(`${root}/giup`, (c) => startReport(c, at('/giup')));
  app.post(`${root}/giup`, (c) => continueReport(c, at('/giup')));
  app.post(`${root}/gap-lai`, (c) => handleFollowUp(c, at('/gap-lai')));
  addOfflinePages(app, at);
  addLearnPages(app, at);
  addClassPages(app, at);
  addObligationPages(app, at);
  app.get(`${root}/so-lieu`, async (c) => {
    const ctx = at('/so-lieu');
    const figures = await ctx.deps.records.statistics.read();
    return c.html(await kept.of('figures', figures, () => statisticsPage(ctx, figures)));
  });
  app.get(`${root}/yeu-cau-co-quan`, async (c) => {
    const ctx = at('/yeu-cau-co-quan');
    return c.html(countsPage(ctx, await ctx.deps.authorityCounts()));
  });
  app.get(`${root}/hoc/:lesson`, (c) => showLesson(c, at(`/hoc/${c.req.param('lesson')}`)));
  app.post(`${root}/hoc/:lesson`, (c) => answerLesson(c, at(`/hoc/${c.req.param('lesson')}`)));
  app.get(`${root}/cam-ket`, (c) => showPledge(c, at('/cam-ket')));
  app.post(`${root}/cam-ket`, (c) => signPledge(c, at('/cam-ket')));
  app.get(`${root}/quyet-dinh/:link`, (c) => {
    const link = c.req.param('link');
    return showStatement(c, at(`/quyet-dinh/${link}`), link);
  });
  app.post(`${root}/quyet-dinh/:link`, (c) => {
    const link = c.req.param('link');
    return appealStatement(c, at(`/quyet-dinh/${link}`), link);
  });
  app.all(`${root}/*`, (c) => c.html(messagePage(at('/'), 'missing'), 404));
}
