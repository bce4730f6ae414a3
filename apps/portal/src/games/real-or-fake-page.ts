import { html } from 'hono/html';
import { pathText } from '../learn/walk-story.ts';
import type { PageContext } from '../page-context.ts';
import { avatar } from '../views/avatar.ts';
import type { Html } from '../views/html.ts';
import { icon } from '../views/icon.ts';
import { outcome } from '../views/outcome.ts';
import { gameAddress, gameFrame } from './game-frame.ts';
import { type Card, discern, GUESSES, type RealOrFake } from './real-or-fake.ts';

const faces = { profile: 'person', call: 'call', message: 'person' } as const;

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

/** One dot a card: how it was looked at, and which one is open. */
const dots = (
  { t }: PageContext,
  { cards }: RealOrFake,
  answered: readonly number[],
  open: number,
): Html => html`
<ol class="dots plain" aria-label="${t('rf.dots')}">${cards.map((card, at) => {
  const guess = GUESSES[answered[at] ?? -1];
  const right = guess === card.answer;
  const state = guess ? (right ? 'right' : 'other') : at === open ? 'now' : 'later';
  const word = guess ? t(right ? 'rf.right' : 'rf.other') : '';
  return html`<li class="dots--${state}" ${at === open ? html`aria-current="step"` : ''}>${guess ? html`<span aria-hidden="true">${right ? '✓' : '•'}</span><span class="visually-hidden">${at + 1}: ${word}</span>` : String(at + 1)}</li>`;
})}</ol>`;

const face = ({ t }: PageContext, { kind, who, lines, answer }: Card, marked: boolean): Html => html`
<section class="looked looked--${kind} ${marked ? `looked--${answer}` : ''}" aria-label="${t(`rf.kind.${kind}`)}">
  <p class="looked__who">${avatar(who, faces[kind], 56)}<span><span class="small soft">${t(`rf.kind.${kind}`)}</span><br><strong>${who}</strong></span></p>
  ${marked ? html`<p class="looked__stamp">${t(`rf.${answer}`)}</p>` : ''}
  <ul class="plain looked__lines">${lines.map(
    ({ text, marker }) => html`
    <li class="looked__line${marked && marker ? ' looked__line--marked' : ''}"><span class="looked__text">${text}</span>
      ${marked && marker ? html`<span class="looked__marker">${icon('eye')}<span>${marker}</span></span>` : ''}</li>`,
  )}</ul>
</section>`;

function ask(ctx: PageContext, game: RealOrFake, card: Card, answered: readonly number[]): Html {
  const { t } = ctx;
  return html`
<div class="stack" id="the" tabindex="-1">
  ${dots(ctx, game, answered, answered.length)}
  ${face(ctx, card, false)}
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
  const right = guess === card.answer;
  const done = answered.length === game.cards.length;
  return html`
<div class="stack" id="the" tabindex="-1">
  <div role="status">${outcome({ warm: !right, sign: right ? 'check' : 'eye', title: t(said) }, html`<p>${card.verdict}</p>`)}</div>
  ${dots(ctx, game, answered, answered.length - 1)}
  ${face(ctx, card, true)}
  <p class="row"><a class="button" href="${gameAddress(ctx, game)}?di=${pathText(answered)}&tiep=1#the">${t(done ? 'rf.result' : 'rf.next')}</a></p>
</div>`;
}

function score(ctx: PageContext, game: RealOrFake, answered: readonly number[]): Html {
  const { t } = ctx;
  const { unsure, ...counts } = discern(game, answered);
  return html`
<div class="stack" id="the" tabindex="-1">
${dots(ctx, game, answered, -1)}
${outcome(
  { warm: false, sign: 'eye', title: t('rf.score', counts) },
  html`<p>${t('rf.score.note')}</p>${unsure > 0 ? html`<p>${t('rf.score.unsure', { count: unsure })}</p>` : ''}`,
)}</div>
<p class="row"><a href="${gameAddress(ctx, game)}">${t('games.again')}</a></p>`;
}
