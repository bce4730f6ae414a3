import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { MessageKey } from '../translate.ts';
import { emblem } from '../views/emblem.ts';
import type { Html } from '../views/html.ts';
import { contentSamples } from './gallery-content.ts';
import { controlSamples } from './gallery-controls.ts';

export type Gallery = { theme: string | undefined; density: string | undefined };
export type Sample = { title: MessageKey; body: Html };

const swatches = [
  'paper',
  'surface',
  'sunken',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'brand',
  'brand-soft',
  'warm',
  'warm-soft',
  'sun',
  'sun-soft',
  'danger',
  'danger-soft',
  'ok',
  'ok-soft',
  'info',
  'info-soft',
  'focus',
];

const foundations = ({ t }: PageContext): Sample[] => [
  { title: 'gallery.emblem', body: html`<div class="row">${[16, 24, 32, 64, 160].map(emblem)}</div>` },
  {
    title: 'gallery.colours',
    body: html`<ul class="swatches plain">${swatches.map((name) => html`<li><span class="swatch swatch--${name}"></span><code>--${name}</code></li>`)}</ul>`,
  },
  {
    title: 'gallery.type',
    body: html`<div class="stack"><h1>${t('gallery.sample')}</h1><h2>${t('gallery.sample')}</h2><h3>${t('gallery.sample')}</h3><p>${t('sent.praise')}</p><p class="small soft">${t('app.about')}</p></div>`,
  },
];

/** Every component in all its states, for the people who build with them. */
export function gallery(ctx: PageContext, { theme = '', density = '' }: Gallery): Html {
  const { t, lang, assets } = ctx;
  const link = (to: { theme?: string; density?: string }, words: string) => {
    const query = new URLSearchParams({ theme, density, ...to });
    return html`<a class="button button--quiet" href="/dev/ui?${query.toString()}">${words}</a>`;
  };
  const samples = [...foundations(ctx), ...controlSamples(ctx), ...contentSamples(ctx)];
  return html`<!doctype html>
<html lang="${lang}" ${theme === 'dark' || theme === 'light' ? html`data-theme="${theme}"` : ''} ${density === 'dense' ? html`data-density="dense"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('gallery.title')} · ${t('app.name')}</title>
<link rel="icon" href="${assets.url('emblem.svg')}">
<link rel="stylesheet" href="${assets.url('portal.css')}">
<link rel="stylesheet" href="${assets.url('dense.css')}">
</head>
<body>
<main class="gallery stack" id="main">
  <h1>${t('gallery.title')}</h1>
  <p class="row">${link({ theme: 'light' }, t('gallery.theme.light'))} ${link({ theme: 'dark' }, t('gallery.theme.dark'))} ${link({ density: '' }, t('gallery.density.calm'))} ${link({ density: 'dense' }, t('gallery.density.dense'))}</p>
  ${samples.map(({ title, body }) => html`<section class="gallery__sample stack"><h2>${t(title)}</h2>${body}</section>`)}
</main>
</body>
</html>`;
}
