import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { numberOf } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';

export type NextSteps = { adult?: 'parents' | 'teachers' | undefined };

/** How every lesson, round and story ends: tell somebody, get help, learn on. Never a dead end. */
export const nextSteps = (ctx: PageContext, { adult }: NextSteps = {}): Html => {
  const { t, lang } = ctx;
  const number = numberOf(ctx, 'child');
  return html`
<section class="card stack" aria-labelledby="next-steps">
  <h2 id="next-steps">${t('next.title')}</h2>
  <ol class="lesson-list">
    ${adult ? html`<li>${t(`next.tell.${adult}`)}</li>` : html`<li>${t('next.tell')} <q>${t('next.tell.words')}</q></li>`}
    <li>${t('next.help')}</li>
    <li>${t('next.learn')} <a href="/${lang}/hoc">${t('path.back')}</a></li>
  </ol>
  <p class="row"><a class="button" href="/${lang}/giup" data-quiet>${t('nav.help')}</a> <a class="button button--quiet" href="tel:${number}">${icon('phone')} ${t('nav.call', { number })}</a></p>
</section>`;
};
