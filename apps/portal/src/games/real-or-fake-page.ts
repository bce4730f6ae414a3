import { html } from 'hono/html';
import { pathText } from '../learn/walk-story.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { gameAddress, gameFrame } from './game-frame.ts';
import { type Card, discern, GUESSES, type RealOrFake } from './real-or-fake.ts';

const drawn = { profile: 'people', call: 'phone', message: 'pen' } as const;

/** `guesses` so far; `onward` when the answer to the last card has been read and the next one is wanted. */
export function realOrFakePage(
  ctx: PageContext,
  game: RealOrFake,
  guesses: readonly number[],
  onward: boolean,
): Html {
  const answered = guesses.slice(0, game.cards.length);
  const last = answered.length > 0 && !onward ? game.cards[answered.length - 1] : undefined;
  const next = game.cards[answered.length];
  if (last)
    return gameFrame(ctx, game, reveal(ctx, game, last, answered), answered.length === game.cards.length);
  return next
    ? gameFrame(ctx, game, ask(ctx, game, next, answered), false)
    : gameFrame(ctx, game, score(ctx, game, answered), true);
}

const face = (
  { t }: PageContext,
  game: RealOrFake,
  { kind, who, lines }: Card,
  place: number,
  marked: boolean,
): Html => html`
<p class="small soft">${t('rf.place', { place, total: game.cards.length })}</p>
<section class="card stack game-card" aria-label="${t(`rf.kind.${kind}`)}">
  <p class="game-card__who">${icon(drawn[kind])} <span><span class="small soft">${t(`rf.kind.${kind}`)}</span><br><strong>${who}</strong></span></p>
  <ul class="plain stack">${lines.map(
    ({ text, marker }) => html`
    <li class="game-card__line${marked && marker ? ' game-card__line--marked' : ''}">${text}
      ${marked && marker ? html`<span class="game-card__marker">${marker}</span>` : ''}</li>`,
  )}</ul>
</section>`;

function ask(ctx: PageContext, game: RealOrFake, card: Card, answered: readonly number[]): Html {
  const { t } = ctx;
  return html`
<div class="stack" id="the" tabindex="-1">
  ${face(ctx, game, card, answered.length + 1, false)}
  <h2 class="h3">${t('rf.ask')}</h2>
  <ul class="plain tiles tiles--compact">${GUESSES.map(
    (guess, at) =>
      html`<li><a class="button ${guess === 'unsure' ? 'button--quiet' : ''} button--wide" href="${gameAddress(ctx, game)}?di=${pathText([...answered, at])}#the">${t(`rf.${guess}`)}</a></li>`,
  )}</ul>
</div>`;
}

function reveal(ctx: PageContext, game: RealOrFake, card: Card, answered: readonly number[]): Html {
  const { t } = ctx;
  const guess = GUESSES[answered.at(-1) ?? 2];
  const said = guess === card.answer ? 'rf.right' : guess === 'unsure' ? 'rf.check' : 'rf.other';
  const done = answered.length === game.cards.length;
  return html`
<div class="stack" id="the" tabindex="-1">
  <div class="notice ${guess === card.answer ? 'notice--ok' : 'notice--warm'}" role="status"><p class="notice__title">${t(said)}</p><p>${card.verdict}</p></div>
  ${face(ctx, game, card, answered.length, true)}
  <p class="row"><a class="button" href="${gameAddress(ctx, game)}?di=${pathText(answered)}&tiep=1#the">${t(done ? 'rf.result' : 'rf.next')}</a></p>
</div>`;
}

function score(ctx: PageContext, game: RealOrFake, answered: readonly number[]): Html {
  const { t } = ctx;
  const { unsure, ...counts } = discern(game, answered);
  return html`
<div class="notice notice--ok" id="the" tabindex="-1"><p class="notice__title">${t('rf.score', counts)}</p>
<p>${t('rf.score.note')}</p>
${unsure > 0 ? html`<p>${t('rf.score.unsure', { count: unsure })}</p>` : ''}</div>
<p class="row"><a href="${gameAddress(ctx, game)}">${t('games.again')}</a></p>`;
}
