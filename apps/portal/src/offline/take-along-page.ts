import { html } from 'hono/html';
import type { Lesson } from '../learn/lesson.ts';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { offlineMessages, saveButton } from './offline-box.ts';

/**
 * Three numbers, the lessons that this phone keeps or may keep, and how they go away. It is also what opens
 * without a network, so its title says nothing.
 */
export function takeAlongPage(ctx: PageContext, sizeKB: (lesson: Lesson) => number): Html {
  const { t, lang, content } = ctx;
  const root = `/${lang}/hoc/`;
  return page(ctx, {
    scripts: ['offline'],
    manifest: `${root}mang-theo.webmanifest`,
    main: html`
<div class="narrow stack take-along" data-offline="${root}">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('offline.title')}</h1>
  <p class="lead">${t('offline.lead')}</p>
  <div class="notice notice--warm" role="status" data-elsewhere hidden>
    <p class="notice__title">${t('offline.elsewhere.title')}</p><p>${t('offline.elsewhere.text')}</p></div>
  ${callPanel(ctx)}
  ${offlineMessages(ctx)}
  <p class="notice notice--ok" role="status" data-removed hidden>${t('offline.removed')}</p>
  <section class="stack" aria-labelledby="choose">
    <h2 id="choose">${t('offline.choose')}</h2>
    <p class="soft" data-unable>${t('offline.noScript')}</p>
    <p class="soft" data-none hidden>${t('offline.none')} ${t('offline.choose.text')}</p>
    <ul class="plain stack">${content.lessons[lang].map(
      (lesson) => html`
      <li class="card stack"><h3>${lesson.title}</h3>${saveButton(ctx, lesson, sizeKB(lesson))}</li>`,
    )}</ul>
    <p data-icon hidden><button class="button" type="button">${t('offline.icon')}</button> <span class="small soft">${t('offline.icon.text')}</span></p>
  </section>
  <section class="card stack" aria-labelledby="what">
    <h2 id="what">${t('offline.what')}</h2>
    <ul><li>${t('offline.what.page')}</li><li>${t('offline.what.lesson')}</li><li>${t('offline.what.never')}</li></ul>
    <h3>${t('offline.shared')}</h3>
    <p>${t('offline.shared.text')} ${t('offline.shared.icon')}</p>
    <p data-remove hidden><button class="button button--danger" type="button">${t('offline.remove')}</button></p>
  </section>
</div>`,
  });
}
