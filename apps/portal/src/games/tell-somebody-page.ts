import { html } from 'hono/html';
import { pathText } from '../learn/walk-story.ts';
import type { PageContext } from '../page-context.ts';
import { emblem } from '../views/emblem.ts';
import type { Html } from '../views/html.ts';
import { outcome } from '../views/outcome.ts';
import { gameAddress, gameFrame } from './game-frame.ts';
import { type TellSomebody, type Told, tellSoFar } from './tell-somebody.ts';

/** One choice at a time; what was chosen stays above with its answer, and the sentence grows. */
export function tellSomebodyPage(ctx: PageContext, game: TellSomebody, choices: readonly number[]): Html {
  const progress = tellSoFar(game, choices);
  const path = choices.slice(0, progress.chosen.length);
  return gameFrame(
    ctx,
    game,
    html`${soFar(ctx, progress)}${progress.next ? ask(ctx, game, progress, path) : ending(ctx, game, progress)}`,
    !progress.next,
  );
}

/** The talk so far: what was chosen and what it leads to; the newest pair is where the reader lands. */
function soFar({ t }: PageContext, { chosen }: Told): Html | '' {
  if (chosen.length === 0) return '';
  return html`
<section class="talk" aria-label="${t('tell.path')}"><ol class="plain talk__said">${chosen.map(
    ({ text, reply }, at) => html`
  <li class="talk__line talk__line--mine" ${at === chosen.length - 1 ? html`id="buoc" tabindex="-1"` : ''}><span class="talk__bubble"><span class="visually-hidden">${t('tell.chosen')}: </span>${text}</span></li>
  <li class="talk__line talk__line--them"><span class="talk__coach">${emblem(32)}</span><span class="talk__bubble">${reply}</span></li>`,
  )}</ol></section>`;
}

const ownSentence = ({ t }: PageContext, sentence: string): Html => html`
<div class="own"><p class="small">${t('tell.mine')}</p><p class="own__words"><q>${sentence}</q></p></div>`;

function ask(ctx: PageContext, game: TellSomebody, { next, sentence }: Told, path: readonly number[]): Html {
  const { t } = ctx;
  return html`
${sentence ? ownSentence(ctx, sentence) : ''}
<section class="stack" aria-labelledby="step">
  <p class="small soft">${t('tell.step', { place: path.length + 1, total: game.steps.length })}</p>
  <h2 id="step">${next?.title}</h2>
  <ul class="plain options">${(next?.options ?? []).map(
    ({ text }, at) =>
      html`<li><a href="${gameAddress(ctx, game)}?di=${pathText([...path, at])}#buoc">${text}</a></li>`,
  )}</ul>
</section>`;
}

const ending = (ctx: PageContext, game: TellSomebody, { sentence }: Told): Html => html`
${ownSentence(ctx, sentence)}
${outcome({ warm: false, sign: 'heart', title: game.ending.title }, html`<p>${game.ending.text}</p><p>${game.ending.again}</p>`)}
<p class="row"><a href="${gameAddress(ctx, game)}">${ctx.t('games.again')}</a></p>`;
