import { html } from 'hono/html';
import { lastStep, STEPS } from '../story/steps.ts';
import type { Html, View } from './view.ts';

/** Play, pause, step, start over; without a script the step button posts its form. */
export function controls({ run, lang, say }: View): Html {
  return html`<div class="bar" role="group" aria-label="${say('control.label')}">
<button class="button" type="button" data-play hidden data-pause-words="${say('control.pause')}" data-play-words="${say('control.play')}"><span class="glyph glyph--play" aria-hidden="true"></span><span data-words>${say('control.play')}</span></button>
<form method="post" action="/demo/step" data-step>
<input type="hidden" name="run" value="${run.id}"><input type="hidden" name="at" value="${run.at}">
<button class="button button--quiet" ${run.at >= STEPS.length ? 'disabled' : ''}><span class="glyph glyph--step" aria-hidden="true"></span>${say('control.step')}</button></form>
<a class="button button--quiet" href="/demo?lang=${lang}" data-restart><span class="glyph glyph--again" aria-hidden="true"></span>${say('control.restart')}</a></div>`;
}

/** Which chapter, how far. */
export function progress({ run, say }: View): Html {
  const chapter = STEPS[Math.max(0, run.at - 1)]?.chapter ?? 1;
  const words = say('control.progress', { at: run.at, all: STEPS.length });
  const chapters = [1, 2, 3] as const;
  return html`<ol class="chapters">${chapters.map((number) => {
    const steps = STEPS.filter((step) => step.chapter === number).length;
    const before = STEPS.filter((step) => step.chapter < number).length;
    const done = Math.min(Math.max(run.at - before, 0), steps);
    return html`<li ${number === chapter ? html`aria-current="step"` : ''}><progress max="${steps}" value="${done}" aria-hidden="true"></progress><span>${say(`chapter.${number}`)}</span></li>`;
  })}</ol><p class="small soft story__count"><span>${words}</span><span class="story__keys">${say('control.keys')}</span></p>`;
}

/** What is happening, in two sentences. */
export function caption({ run, say }: View): Html {
  const step = lastStep(run);
  // Every step has both sentences: messages/ is checked against the list of steps by a test.
  const id = step?.id ?? '0';
  const text = (part: 'title' | 'text') => say(`step.${id}.${part}` as Parameters<typeof say>[0]);
  return html`<h2>${text('title')}</h2><p>${text('text')}</p>${run.failed ? html`<p class="failed" role="alert">${say('control.failed', { why: run.failed })}</p>` : ''}`;
}
