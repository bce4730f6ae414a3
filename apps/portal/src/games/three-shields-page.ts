import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { choiceGroup } from '../views/choice.ts';
import type { Html } from '../views/html.ts';
import { outcome } from '../views/outcome.ts';
import { gameAddress, gameFrame } from './game-frame.ts';
import { shieldDrawing } from './shield-drawing.ts';
import { meet, type Outcome, SHIELD_LAYERS, startValues, type ThreeShields } from './three-shields.ts';

/** `chosen` once the form was sent; it stays as it was set, so that trying again is one change away. */
export function threeShieldsPage(
  ctx: PageContext,
  game: ThreeShields,
  chosen?: Readonly<Record<string, string>>,
): Html {
  const { t } = ctx;
  const values = chosen ?? startValues(game);
  const form = html`
<form class="stack" method="get" action="${gameAddress(ctx, game)}#xay-ra">
  <h2>${t('shield.settings')}</h2>
  ${SHIELD_LAYERS.map(
    (layer) => html`
  <section class="card stack"><h3>${t(`shield.layer.${layer}`)}</h3>
    ${game.settings
      .filter((one) => one.layer === layer)
      .map((one) =>
        choiceGroup({
          type: 'radio',
          name: one.id,
          legend: one.title,
          hint: one.why,
          compact: true,
          options: one.options.map(({ id, text }) => ({
            value: id,
            title: text,
            checked: values[one.id] === id,
          })),
        }),
      )}</section>`,
  )}
  <p class="row"><button class="button" type="submit" name="thu" value="1">${t('shield.go')}</button></p>
</form>`;
  return gameFrame(
    ctx,
    game,
    html`${form}${chosen ? result(ctx, game, meet(game, chosen)) : ''}`,
    chosen !== undefined,
  );
}

function result(ctx: PageContext, game: ThreeShields, outcomes: readonly Outcome[]): Html {
  const { t } = ctx;
  const good = outcomes.filter((one) => one.good).length;
  const all = good === outcomes.length;
  return html`
<section class="stack" id="xay-ra" tabindex="-1" aria-labelledby="happened">
  <h2 id="happened">${t('shield.result')}</h2>
  <div role="status">${outcome(
    { warm: !all, sign: all ? 'check' : 'heart', title: t('shield.score', { good, total: outcomes.length }) },
    html`<p>${t(all ? 'shield.full' : 'shield.more')}</p>`,
  )}</div>
  ${shieldDrawing(ctx, game, outcomes)}
  <ol class="plain stack">${outcomes.map(
    ({ event, stopped, good: well }) => html`
    <li class="card stack"><p class="row"><span class="badge ${well ? 'badge--ok' : 'badge--warm'}">${t(wordOf(event.kind, stopped))}</span></p>
      <h3>${event.title}</h3><p class="soft">${event.text}</p><p>${stopped ? event.held : event.passed}</p></li>`,
  )}</ol>
  <p class="soft">${t('shield.honest')}</p>
</section>`;
}

const wordOf = (kind: 'danger' | 'friend', stopped: boolean) =>
  kind === 'danger' ? (stopped ? 'shield.held' : 'shield.passed') : stopped ? 'shield.out' : 'shield.in';
