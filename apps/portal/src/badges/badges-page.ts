import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import { scriptTag } from '../learn/script-tag.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { BADGES, badgeSvg } from './badge-svg.ts';
import { certificateSvg } from './certificate-svg.ts';

const buttons = ({ t }: PageContext, name: string): Html => html`
<p class="row no-print" data-save="${name}" hidden><button class="button" type="button" data-png>${t('badges.png')}</button> <button class="button button--quiet" type="button" data-svg>${t('badges.svg')}</button></p>`;

/** Certificate and badges. The page asks nobody for anything: the name is written into the drawing on the device. */
export function badgesPage(ctx: PageContext): Html {
  const { t, lang, content } = ctx;
  return page(ctx, {
    title: t('badges.title'),
    main: html`
<div class="narrow stack">
  <div class="no-print stack"><p><a href="/${lang}/cam-ket">${t('nav.pledge')}</a></p>
  <h1>${t('badges.title')}</h1>
  <p class="lead">${t('badges.lead')}</p></div>
  <div class="field no-print" data-with-script hidden>
    <label for="certificate-name">${t('badges.name')}</label>
    <p class="soft small" id="certificate-hint">${t('badges.name.hint')}</p>
    <input class="input" id="certificate-name" maxlength="24" autocomplete="off" list="nicknames" aria-describedby="certificate-hint">
    <datalist id="nicknames">${content.pledge[lang].nicknames.map((name) => html`<option value="${name}"></option>`)}</datalist>
  </div>
  <h2 class="no-print">${t('badges.certificate')}</h2>
  <div class="drawing">${certificateSvg(ctx)}</div>
  ${buttons(ctx, 'chung-nhan')}
  <p class="notice notice--warm no-print" role="alert" data-failed hidden>${t('badges.failed')}</p>
  <p class="row no-print" data-with-script hidden><button class="button button--quiet" type="button" data-print>${t('badges.print')}</button></p>
  <p class="soft small no-print">${t('badges.how')}</p>
  <h2 class="no-print">${t('badges.list')}</h2>
  <ul class="plain badges no-print">${BADGES.map(
    (badge) => html`
    <li class="card stack"><div class="drawing">${badgeSvg(ctx, badge)}</div><p class="small soft">${t(`badges.badge.${badge}.for`)}</p>${buttons(ctx, `huy-hieu-${badge}`)}</li>`,
  )}</ul>
  <div class="no-print">${nextSteps(ctx)}</div>
</div>
${scriptTag(ctx, 'badges')}`,
  });
}
