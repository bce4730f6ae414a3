import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

/** A page with one message and ways on: even an error is no dead end. */
export function messagePage(
  ctx: PageContext,
  which: 'missing' | 'large' | 'form' | 'broken' | 'crowded' | 'elsewhere',
): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    main: html`
<div class="narrow stack">
  <h1>${t(`error.${which}.title`)}</h1>
  <p class="lead">${t(`error.${which}.text`)}</p>
  ${callPanel(ctx, ['child', 'police'])}
  <p class="row"><a class="button" href="/${lang}/">${t('app.home')}</a> <a class="button button--quiet" href="/${lang}/giup">${t('nav.help')}</a></p>
</div>`,
  });
}
