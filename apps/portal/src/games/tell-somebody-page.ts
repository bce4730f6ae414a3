import { html } from 'hono/html';
import { pathText } from '../learn/walk-story.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { gameAddress, gameFrame } from './game-frame.ts';
import { type TellSomebody, type Told, tellSoFar } from './tell-somebody.ts';

/** One choice at a time; what was chosen stays above with its answer, and the sentence grows. */
export function tellSomebodyPage(ctx: PageContext, game: TellSomebody, choices: readonly number[]): Html {
  const told = tellSoFar(game, choices);
  const path = choices.slice(0, told.chosen.length);
  return gameFrame(
    ctx,
    game,
    html`${soFar(ctx, game, told)}${told.next ? ask(ctx, game, told, path) : ending(ctx, game, told)}`,
    !told.next,
  );
}

function soFar({ t }: PageContext, { steps }: TellSomebody, { chosen }: Told): Html | '' {
  if (chosen.length === 0) return '';
  const last = chosen.length - 1;
  return html`
<section class="stack" aria-label="${t('tell.path')}">
  ${
    last > 0
      ? html`<details class="card"><summary>${t('tell.path')}</summary><ul class="lesson-list">${chosen
          .slice(0, last)
          .map(
            ({ text }, at) => html`<li><span class="soft">${steps[at]?.title}</span><br>${text}</li>`,
          )}</ul></details>`
      : ''
  }
  <div class="notice notice--ok" id="buoc" tabindex="-1" role="status"><p class="soft small">${t('tell.chosen')}</p><p class="notice__title">${chosen[last]?.text}</p><p>${chosen[last]?.reply}</p></div>
</section>`;
}

function ask(ctx: PageContext, game: TellSomebody, { next, sentence }: Told, path: readonly number[]): Html {
  const { t } = ctx;
  return html`
${sentence ? html`<p class="card"><span class="small soft">${t('tell.mine')}</span><br><q>${sentence}</q></p>` : ''}
<section class="stack" aria-labelledby="step">
  <p class="small soft">${t('tell.step', { place: path.length + 1, total: game.steps.length })}</p>
  <h2 id="step">${next?.title}</h2>
  <ul class="plain stack">${(next?.options ?? []).map(
    ({ text }, at) =>
      html`<li><a class="button button--quiet button--wide" href="${gameAddress(ctx, game)}?di=${pathText([...path, at])}#buoc">${text}</a></li>`,
  )}</ul>
</section>`;
}

const ending = (ctx: PageContext, game: TellSomebody, { sentence }: Told): Html => html`
<section class="card stack"><h2>${game.ending.title}</h2>
  <p class="lead"><q>${sentence}</q></p>
  <p>${game.ending.text}</p><p>${game.ending.again}</p></section>
<p class="row"><a href="${gameAddress(ctx, game)}">${ctx.t('games.again')}</a></p>`;
