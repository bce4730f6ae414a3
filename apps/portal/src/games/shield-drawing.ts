import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { type Outcome, SHIELD_LAYERS, type ShieldLayer, type ThreeShields } from './three-shields.ts';

/** Three shields inside each other, from the outermost: what comes meets them in this order. */
const outlines: Readonly<Record<ShieldLayer, string>> = {
  prevent: 'M100 12c26 14 52 20 80 20 0 92-26 142-80 172-54-30-80-80-80-172 28 0 54-6 80-20Z',
  control: 'M100 42c18 9 36 14 54 15-3 62-20 96-54 118-34-22-51-56-54-118 18-1 36-6 54-15Z',
  respond: 'M100 72c10 5 20 8 30 9-4 34-13 54-30 68-17-14-26-34-30-68 10-1 20-4 30-9Z',
};

/** How each layer held, as a drawing and in words; a gap in a shield is a danger that came through. */
export function shieldDrawing(
  { t }: PageContext,
  { settings }: ThreeShields,
  outcomes: readonly Outcome[],
): Html {
  const layers = SHIELD_LAYERS.map((layer) => {
    const own = settings.filter((one) => one.layer === layer).map(({ id }) => id);
    const met = outcomes.filter(({ event }) => own.includes(event.setting));
    const good = met.filter((one) => one.good).length;
    return { layer, good, total: met.length };
  });
  const state = (good: number, total: number) => (good === total ? 'all' : good === 0 ? 'none' : 'some');
  return html`
<div class="shield">
  <svg viewBox="0 0 200 216" aria-hidden="true">${layers.map(
    ({ layer, good, total }) => html`<path class="shield--${state(good, total)}" d="${outlines[layer]}"/>`,
  )}</svg>
  <ul class="plain shield__layers">${layers.map(
    ({ layer, good, total }) =>
      html`<li><span>${t(`shield.layer.${layer}`)}</span> <strong>${t('shield.layer.score', { good, total })}</strong></li>`,
  )}</ul>
</div>`;
}
