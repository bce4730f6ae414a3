import type { Context, Hono } from 'hono';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { openMaterials } from './material-store.ts';
import { packagesPage } from './packages-page.ts';
import { planSheet } from './plan-sheet.ts';
import { schoolsPage } from './schools-page.ts';
import { cardsPage, sheetPage } from './sheet-page.ts';

/** Pages and files for schools in one language; everything works without a script. */
export function addMaterialPages(app: Hono, at: (path: string) => PageContext): void {
  const { lang } = at('/');
  const root = `/${lang}/hoc/cho-truong-hoc`;
  const store = openMaterials(at('/'));
  const here = (c: Context) => at(c.req.path.slice(`/${lang}`.length));
  const missing = (c: Context) => c.html(messagePage(at('/hoc/cho-truong-hoc'), 'missing'), 404);

  app.get(root, (c) => c.html(schoolsPage(here(c), store)));
  app.get(`${root}/the`, (c) => c.html(cardsPage(here(c))));
  app.get(`${root}/goi`, async (c) => c.html(await packagesPage(here(c), store)));
  app.get(`${root}/giao-an/:lesson`, (c) => {
    const ctx = here(c);
    const plan = store.plans.find(({ id }) => id === c.req.param('lesson'));
    const lesson = ctx.content.lessons[lang].find(({ id }) => id === plan?.id);
    if (!plan || !lesson) return missing(c);
    const { t } = ctx;
    const links = [
      { address: `${root}/tai/giao-an-${plan.id}.pdf`, words: t('materials.file.pdf') },
      { address: `${root}/tai/giao-an-${plan.id}.docx`, words: t('materials.file.docx') },
      { address: `${root}/tai/trinh-chieu-${plan.id}.pptx`, words: t('materials.file.pptx') },
      { address: `/${lang}/hoc/${plan.id}`, words: lesson.title },
      { address: `/${lang}/hoc/cong-uoc/${plan.convention}`, words: t('convention.title') },
    ];
    return c.html(sheetPage(ctx, planSheet(ctx, plan, lesson), links, plan));
  });
  app.get(`${root}/tai/:file`, async (c) => {
    const name = c.req.param('file');
    const file = await store.find(name);
    if (!file) return missing(c);
    c.header('Content-Type', file.type);
    // The name has been found in our own list, so it holds letters, digits, dots and hyphens only.
    c.header('Content-Disposition', `attachment; filename="${lang}-${name}"`);
    c.header('Cache-Control', 'public, max-age=86400');
    return c.body(file.body);
  });
}
