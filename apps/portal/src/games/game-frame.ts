import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import { notTranslated, ownLanguage } from '../learn/not-translated.ts';
import type { Written } from '../learn/read-content.ts';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

export type GameHead = Written<{
  id: string;
  review: 'draft' | 'reviewed';
  minutes: string;
  title: string;
  summary: string;
}>;

/** Address of a game in the language of the page. */
export const gameAddress = ({ lang }: PageContext, { id }: Pick<GameHead, 'id'>): string =>
  `/${lang}/hoc/tro-choi/${id}`;

/** What every game shares: the way back, what it is, how far it was reviewed, and at its end what to do next. */
export function gameFrame(ctx: PageContext, game: GameHead, inside: Html, ended: boolean): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: game.title,
    styles: ['games'],
    main: html`
<article class="narrow stack"${ownLanguage(game)}>
  <p><a href="/${lang}/hoc/tro-choi">${t('games.all')}</a></p>${notTranslated(ctx, game)}
  <h1>${game.title}</h1>
  <p class="lead">${game.summary}</p>
  <p class="row"><span class="badge badge--info">${t('games.invented')}</span> ${reviewState(ctx, `games/${game.id}`)}</p>
  ${inside}
  ${ended ? nextSteps(ctx) : ''}
</article>`,
  });
}
