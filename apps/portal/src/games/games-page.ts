import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { type GameHead, gameAddress } from './game-frame.ts';

/** The list of games; chat stories are one of them. */
export function gamesPage(ctx: PageContext, games: readonly GameHead[]): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: t('games.title'),
    styles: ['games'],
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('games.title')}</h1>
  <p class="lead">${t('games.lead')}</p>
  <ul class="plain stack">
    <li><a class="card" href="/${lang}/hoc/chuyen"><strong>${t('story.title')}</strong> <span>${t('story.lead')}</span></a></li>
    ${games.map((game) => gameCard(ctx, game))}
  </ul>
  ${nextSteps(ctx)}
</div>`,
  });
}

const gameCard = (ctx: PageContext, game: GameHead): Html => html`
<li><a class="card" href="${gameAddress(ctx, game)}"><strong>${game.title}</strong>
<span>${game.summary}</span> <span class="small soft">${ctx.t('games.minutes', { minutes: game.minutes })} · ${ctx.t('games.invented')} · ${ctx.t(`learn.review.${game.review}`)}</span></a></li>`;
