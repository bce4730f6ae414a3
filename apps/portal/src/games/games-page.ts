import { html } from 'hono/html';
import { nextSteps } from '../learn/next-steps.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { type LinkCard, linkCard } from '../views/link-card.ts';
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
    ${linkCard({ to: `/${lang}/hoc/chuyen`, icon: 'chat', tone: 'other', title: t('story.title'), text: t('story.lead') })}
    ${games.map((game) => gameCard(ctx, game))}
  </ul>
  ${nextSteps(ctx)}
</div>`,
  });
}

const gameCard = (ctx: PageContext, game: GameHead): Html =>
  linkCard({
    to: gameAddress(ctx, game),
    ...(faces[game.id] ?? { icon: 'game', tone: 'sun' }),
    title: game.title,
    text: game.summary,
    note: `${ctx.t('games.minutes', { minutes: game.minutes })} · ${ctx.t('games.invented')} · ${ctx.t(`learn.review.${game.review}`)}`,
  });

const faces: Readonly<Record<string, Pick<LinkCard, 'icon' | 'tone'>>> = {
  'that-hay-gia': { icon: 'eye', tone: 'sun' },
  'em-noi-the-nao': { icon: 'heart', tone: 'self' },
  'ba-lop-khien': { icon: 'shield', tone: 'picture' },
};
