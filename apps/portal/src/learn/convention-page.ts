import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import type { Convention } from './convention.ts';
import { nextSteps } from './next-steps.ts';
import { notTranslated, ownLanguage } from './not-translated.ts';
import { CONVENTION_AGES } from './path.ts';
import type { Written } from './read-content.ts';
import { sourceLine } from './source-line.ts';

/** The Convention for one age; every fact says where it comes from and how far it was checked. */
export function conventionPage(ctx: PageContext, text: Written<Convention>): Html {
  const { t, lang } = ctx;
  const others = CONVENTION_AGES.map((age) =>
    age === text.id
      ? html`<strong aria-current="page">${t('convention.age', { age })}</strong>`
      : html`<a href="/${lang}/hoc/cong-uoc/${age}">${t('convention.age', { age })}</a>`,
  );
  return page(ctx, {
    title: text.title,
    main: html`
<article class="narrow stack lesson"${ownLanguage(text)}>
  <p><a href="/${lang}/hoc">${t('path.back')}</a></p>${notTranslated(ctx, text)}
  <h1>${text.title}</h1>
  <p class="lead">${text.lead}</p>
  <p class="row">${others}</p>
  <p class="row">${reviewState(ctx, `convention/${text.id}`)}</p>
  ${notice('warm', t('convention.honest.title'), t('convention.honest'))}
  ${text.sections.map(
    ({ title, facts }) => html`
  <section class="stack"><h2>${title}</h2>${facts.map(
    ({ text: words, fact }) => html`<div><p>${words}</p>${fact ? sourceLine(ctx, fact) : ''}</div>`,
  )}</section>`,
  )}
  <section class="card stack"><h2>${t('convention.talk')}</h2><ul>${text.talk.map((question) => html`<li>${question}</li>`)}</ul></section>
  ${nextSteps(ctx)}
</article>`,
  });
}
