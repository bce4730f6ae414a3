import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';

/** The invitation to play: a picture, one sentence, two buttons that begin at once. */
export const gameInvitation = ({ t, lang, assets }: PageContext, title: Html, text: string): Html => html`
<div class="invite">
  <div class="invite__words stack">
    ${title}
    <p>${text}</p>
    <p class="row"><a class="button" href="/${lang}/hoc/tro-choi/that-hay-gia">${icon('play')} ${t('invite.game')}</a>
      <a class="button button--quiet" href="/${lang}/hoc/do-vui">${t('invite.quiz')}</a></p>
  </div>
  <img class="invite__art" src="${assets.url('together.svg')}" alt="" width="640" height="320">
</div>`;
