import { emblemColours, emblemShapes } from '@khong-mot-minh/ui';
import { html } from 'hono/html';
import type { DemoPerson } from '../start/demo-file.ts';
import { lastStep } from '../story/steps.ts';
import { chatPane } from './chat-pane.ts';
import { caption, controls, progress } from './controls.ts';
import { decisionPane } from './decision-pane.ts';
import { deskPane } from './desk-pane.ts';
import { enterPart, type House } from './enter.ts';
import type { Html, View } from './view.ts';

const MIDDLE = {
  empty: 'pane.decision',
  decision: 'pane.decision',
  seal: 'pane.seal',
  access: 'pane.seal',
  ledger: 'pane.ledger',
} as const;

/** The whole page: the story in three panes, and the doors into the system below it. */
export function demoPage(
  view: View,
  people: readonly DemoPerson[],
  houses: readonly House[],
  hasScript: boolean,
): Html {
  const { run, lang, say } = view;
  const other = lang === 'vi' ? 'en' : 'vi';
  const pane = (name: 'chat' | 'decision' | 'desk', title: string, body: Html) =>
    html`<article class="pane pane--${name}" data-pane="${name}" aria-labelledby="pane-${name}"><h2 class="pane__title" id="pane-${name}" data-swap="${name}-title">${title}</h2><div class="pane__body" data-swap="${name}" tabindex="-1">${body}</div></article>`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${say('app.title')} · ${say('app.name')}</title>
<link rel="icon" href="/assets/emblem.svg"><link rel="stylesheet" href="/demo/demo.css">
${hasScript ? html`<script type="module" src="/demo/story.js"></script>` : ''}
</head>
<body class="demo">
<a class="skip" href="#story">${say('page.skip')}</a>
<header><p class="demo-band" role="note">${say('page.band')}</p>
<div class="demo-top"><a class="brand" href="/demo?lang=${lang}">${emblem()}<span>${say('app.name')}</span></a><nav class="demo-top__nav"><a href="/${lang}/">${say('page.portal')}</a><a href="/docs">${say('page.docs')}</a></nav><a class="language" href="/demo?lang=${other}" hreflang="${other}" lang="${other}">${say('page.other')}</a></div></header>
<main id="main">
<section id="story" class="story" aria-labelledby="title" data-run="${run.id}" data-at="${run.at}" data-look="${lastStep(run)?.look ?? 'chat'}">
<div class="story__head">
<div class="hero"><h1 id="title">${say('page.heading')}</h1><p>${say('page.lead')}</p></div>
<div class="story__controls">${controls(view)}<div class="story__progress" data-swap="progress">${progress(view)}</div></div>
</div>
<div class="caption" data-swap="caption" aria-live="polite">${caption(view)}</div>
<div class="tabs story__tabs" role="tablist" hidden data-with-script>${(['chat', 'decision', 'desk'] as const).map((name) => html`<button type="button" role="tab" data-tab="${name}" aria-selected="false">${say(`tab.${name}`)}</button>`)}</div>
<div class="panes">
${pane('chat', say(run.receipt ? 'pane.chat.help' : 'pane.chat'), chatPane(view))}
${pane('decision', say(MIDDLE[run.middle.kind]), decisionPane(view))}
${pane('desk', say('pane.desk'), deskPane(view))}
</div>
${hasScript ? '' : html`<p class="small soft">${say('page.noscript')}</p>`}
</section>
${enterPart(view, people, houses)}
</main>
<footer class="demo-foot small soft"><p>${say('page.source')}</p></footer>
</body>
</html>`;
}

const emblem = (): Html =>
  html`<svg class="emblem" width="38" height="38" viewBox="0 0 64 64" aria-hidden="true">${emblemShapes.heads.map(
    ({ cx, cy, r, tone }) => html`<circle cx="${cx}" cy="${cy}" r="${r}" fill="${emblemColours[tone]}"/>`,
  )}${emblemShapes.bodies.map(({ d, tone }) => html`<path d="${d}" fill="${emblemColours[tone]}"/>`)}</svg>`;
