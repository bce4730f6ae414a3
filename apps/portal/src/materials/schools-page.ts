import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import { QUIZ_AGES } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { MaterialStore } from './material-store.ts';
import { agesOf, type Plan } from './plan.ts';

/** For schools: first what to do when a pupil tells, then plans, things to print, packages. */
export function schoolsPage(ctx: PageContext, { plans }: MaterialStore): Html {
  const { t, lang } = ctx;
  const root = `/${lang}/hoc/cho-truong-hoc`;
  return page(ctx, {
    title: t('materials.title'),
    main: html`
<div class="stack section">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('materials.title')}</h1>
  <p class="lead">${t('materials.lead')}</p>
  ${notice('warm', t('materials.first'), html`<p>${t('materials.first.text')}</p><p><a class="button" href="/${lang}/hoc/hoc-sinh-ke-voi-thay-co">${t('materials.first.read')}</a></p>`)}
  <p class="row"><span class="badge badge--warm">${t('learn.review.draft')}</span></p>
  <p class="soft">${t('materials.draft')}</p>
  <h2>${t('materials.plans')}</h2>
  <p>${t('materials.plans.text')}</p>
  <ul class="doors plain">${plans.map((plan) => planCard(ctx, plan))}</ul>
  <h2>${t('materials.activities')}</h2>
  <ul class="doors plain">
    <li><a class="card" href="${root}/the"><strong>${t('materials.cards')}</strong> <span class="soft">${t('materials.cards.text')}</span></a></li>
    <li><div class="card stack"><strong>${t('class.paper')}</strong><p class="soft">${t('materials.paper.text')}</p>
      <p class="row">${QUIZ_AGES.map((age) => html`<a class="button button--quiet" href="/${lang}/lop/giay/${age}">${t(`path.audience.${age}`)}</a>`)}</p></div></li>
    <li><a class="card" href="/${lang}/lop"><strong>${t('class.title')}</strong> <span class="soft">${t('class.lead')}</span></a></li>
  </ul>
  <h2>${t('materials.exports')}</h2>
  <p>${t('materials.exports.text')}</p>
  <p class="soft">${t('materials.exports.account')}</p>
  <p><a class="button button--quiet" href="${root}/goi">${t('materials.exports.open')}</a></p>
  ${nextSteps(ctx, { adult: 'teachers' })}
</div>`,
  });
}

function planCard({ t, lang, content }: PageContext, { id, ages }: Plan): Html {
  const root = `/${lang}/hoc/cho-truong-hoc`;
  const title = content.lessons[lang].find((one) => one.id === id)?.title ?? '';
  const file = (name: string, kind: 'pdf' | 'docx' | 'pptx') =>
    html`<li><a href="${root}/tai/${name}-${id}.${kind}" aria-label="${t(`materials.file.${kind}`)}: ${title}">${t(`materials.file.${kind}`)}</a></li>`;
  return html`
<li><div class="card stack"><h3>${title}</h3>
  <p class="small soft">${t('materials.plan.ages', { ages: agesOf({ ages }) })}</p>
  <p><a class="button button--quiet" href="${root}/giao-an/${id}" aria-label="${t('materials.plan.read')}: ${title}">${t('materials.plan.read')}</a></p>
  <ul class="plain file-list">${file('giao-an', 'pdf')}${file('giao-an', 'docx')}${file('trinh-chieu', 'pptx')}</ul></div></li>`;
}
