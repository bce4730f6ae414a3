import type { Statistics } from '@khong-mot-minh/contracts';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { transparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { countsSection } from './counts-section.ts';
import { figuresSection } from './figures-section.ts';

/** Figures for everybody: what this installation did, and what others published. */
export function statisticsPage(ctx: PageContext, statistics: Statistics): Html {
  const { lang } = ctx;
  const w = transparencyWords(lang);
  return page(ctx, {
    title: w('figures.title'),
    styles: ['figures'],
    main: html`
<div class="stack wide">
  <div><h1>${w('figures.title')}</h1><p class="lead">${w('figures.lead')}</p></div>
  ${figuresSection(ctx, statistics)}
  ${countsSection(ctx, statistics)}
  <section class="stack" aria-labelledby="open"><h2 id="open">${w('figures.open')}</h2>
    <ul>
      <li><a href="/v1/statistics.csv" download>${w('figures.open.counts')}</a></li>
      <li><a href="/v1/public-figures.csv?lang=${lang}" download>${w('figures.open.figures')}</a></li>
      <li><a href="/v1/statistics">${w('figures.open.json')}</a></li>
    </ul></section>
</div>`,
  });
}
