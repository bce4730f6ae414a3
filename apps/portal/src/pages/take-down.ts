import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';

const services = { takeItDown: 'https://takeitdown.ncmec.org/', stopNcii: 'https://stopncii.org/' };

/** The third door: says what is not built yet, and who can help today. */
export function takeDown(ctx: PageContext): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    main: html`
<div class="narrow stack">
  <h1>${t('takedown.title')}</h1>
  <p class="lead">${t('takedown.lead')}</p>
  ${notice('warm', t('takedown.honest.title'), t('takedown.honest'))}
  ${notice('danger', '', t('takedown.dont'))}
  <h2>${t('takedown.today')}</h2>
  <ol class="ways plain stack">
    <li class="card stack"><h3>${t('takedown.under18')}</h3><p>${t('takedown.under18.text')}</p>
      <p><a href="${services.takeItDown}" rel="noreferrer">takeitdown.ncmec.org</a></p></li>
    <li class="card stack"><h3>${t('takedown.adult')}</h3><p>${t('takedown.adult.text')}</p>
      <p><a href="${services.stopNcii}" rel="noreferrer">stopncii.org</a></p></li>
    <li class="card stack"><h3>${t('takedown.platform')}</h3><p>${t('takedown.platform.text')}</p></li>
  </ol>
  <p class="soft">${t('takedown.note')}</p>
  <div class="card stack"><h3>${t('takedown.help')}</h3><p>${t('takedown.help.text')}</p>
    <a class="button" href="/${lang}/giup">${t('nav.help')}</a></div>
</div>`,
  });
}
