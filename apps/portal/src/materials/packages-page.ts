import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import { QUIZ_AGES } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';
import { disclosure } from '../views/disclosure.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { ShelvedCourse } from './courses.ts';
import { type MaterialStore, PACKAGES } from './material-store.ts';

const NAMES = { scorm: 'SCORM 1.2', cmi5: 'cmi5', qti: 'QTI 3' } as const;

/** Every lesson and quiz as packages for other learning systems, each with its size. */
export async function packagesPage(ctx: PageContext, store: MaterialStore): Promise<Html> {
  const { t, lang } = ctx;
  const shelves = await Promise.all(
    (['lessons', ...QUIZ_AGES] as const).map(async (shelf) => ({
      title:
        shelf === 'lessons'
          ? t('materials.exports.lessons')
          : t('materials.exports.quizzes', { age: t(`path.audience.${shelf}`) }),
      rows: await Promise.all(
        store
          .courses()
          .filter((one) => one.shelf === shelf)
          .map((one) => row(ctx, store, one)),
      ),
    })),
  );
  return page(ctx, {
    title: t('materials.exports'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc/cho-truong-hoc">${t('materials.back')}</a></p>
  <h1>${t('materials.exports')}</h1>
  <p class="lead">${t('materials.exports.text')}</p>
  <p>${t('materials.exports.account')}</p>
  <p class="soft">${t('materials.draft')}</p>
  ${store.packages.length < PACKAGES.length ? notice('info', '', t('materials.exports.missing')) : ''}
  ${shelves.map(({ title, rows }, index) =>
    disclosure(
      { title, note: t('materials.exports.count', { count: rows.length }), open: index === 0 },
      html`<ul class="plain rules">${rows}</ul>`,
    ),
  )}
  ${nextSteps(ctx, { adult: 'teachers' })}
</div>`,
  });
}

async function row({ t, lang }: PageContext, store: MaterialStore, { course }: ShelvedCourse): Promise<Html> {
  const links = await Promise.all(
    store.packages.map(async (kind) => {
      const name = `${course.id}.${kind}.zip`;
      const size = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(
        (await store.sizeOf(name)) / 1024,
      );
      return html`<li><a href="/${lang}/hoc/cho-truong-hoc/tai/${name}" aria-label="${NAMES[kind]}: ${course.title}">${NAMES[kind]}</a> <span class="small soft">${t('materials.kib', { size })}</span></li>`;
    }),
  );
  return html`<li class="rule"><strong>${course.title}</strong><ul class="plain file-list">${links}</ul></li>`;
}
