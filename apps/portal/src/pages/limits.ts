import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { helpReview } from '../review/review-state.ts';
import { callPanel } from '../views/call-panel.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

const limits = [
  'connected',
  'audit',
  'hours',
  'life',
  'phone',
  'network',
  'nojs',
  'trust',
  'hash',
  'images',
  'draft',
  'receipt',
  'law',
] as const;

/** What this system cannot do, said before anybody relies on it. */
export function limitsPage(ctx: PageContext): Html {
  const { t } = ctx;
  return page(ctx, {
    title: t('limits.title'),
    main: html`
<div class="narrow stack">
  <h1>${t('limits.title')}</h1>
  <p class="lead">${t('limits.lead')}</p>
  ${callPanel(ctx, ['police', 'child'])}
  <dl class="limits card">${limits.map(
    (limit) => html`<div><dt>${t(`limits.${limit}`)}</dt><dd>${t(`limits.${limit}.text`)}</dd></div>`,
  )}</dl>
  ${helpReview(ctx, 'pages/khong-lam-duoc')}
</div>`,
  });
}
