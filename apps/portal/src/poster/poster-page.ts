import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { PublicTeam } from '../portal-deps.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import { page } from '../views/page.ts';
import { qrPicture } from './qr-picture.ts';

/** A sheet for the wall of a school or a commune: the address, the numbers, and each team's fingerprint. */
export function posterPage(ctx: PageContext, teams: readonly PublicTeam[]): Html {
  const { t, lang, deps } = ctx;
  const address = new URL(`/${lang}/giup`, deps.portalUrl).href;
  return page(ctx, {
    title: t('poster.title'),
    styles: ['poster'],
    main: html`
<article class="poster">
  ${deps.demo ? html`<p class="demo-warning">${t('demo.band')}</p>` : ''}
  <h1>${t('poster.heading')}</h1>
  <p class="lead">${t('poster.lead')}</p>
  ${qrPicture(address, t('poster.qr'))}
  <p class="poster__address">${address.replace(/^https?:\/\//, '')}</p>
  <p>${t('poster.danger')}</p>
  ${callPanel(ctx, ['police', 'child'])}
  ${
    teams.length > 0
      ? html`<section class="stack">
    <h2>${t('poster.keys')}</h2>
    <p class="small">${t('poster.keys.text')}</p>
    ${teams.map((team) => html`<p>${nameOn(ctx, team)}${teams.some(({ id, organisation }) => id !== team.id && textIn(organisation, 'vi') === textIn(team.organisation, 'vi')) ? html`<br><span class="small">${textIn(team.name, lang)}</span>` : ''}<br><span class="poster__key" translate="no">${team.fingerprint}</span></p>`)}
  </section>`
      : html`<p class="no-print">${t('poster.noTeam')}</p>`
  }
  <p class="no-print soft">${t('poster.print')}</p>
</article>`,
  });
}
