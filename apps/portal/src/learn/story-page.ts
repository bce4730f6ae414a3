import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { nextSteps } from './next-steps.ts';
import { scriptTag } from './script-tag.ts';
import type { Ending, Line, Story } from './story.ts';
import { pathText, type Walk } from './walk-story.ts';

const bubble = ({ t }: PageContext, story: Story, from: Line['from'], text: string): Html =>
  from === 'note'
    ? html`<li class="small soft"><em>${text}</em></li>`
    : html`<li class="bubble ${from === 'me' ? 'bubble--mine' : ''}"><span class="bubble__meta">${from === 'me' ? t('back.from.reporter') : story.them}</span><span data-text>${text}</span></li>`;

const way = (to: string, text: string): Html =>
  html`<li><a class="button button--quiet" href="${to}">${text}</a></li>`;

const ending = ({ title, text, steps }: Ending): Html => html`
<div class="notice notice--ok" tabindex="-1"><p class="notice__title" data-title>${title}</p><p data-words>${text}</p>
<ol class="lesson-list" data-steps>${steps.map((step) => html`<li>${step}</li>`)}</ol></div>`;

/** What the script fills in; sentences and markup exist once. */
const templates = (ctx: PageContext, story: Story): Html => html`
<template id="line-them">${bubble(ctx, story, 'them', '')}</template>
<template id="line-me">${bubble(ctx, story, 'me', '')}</template>
<template id="line-note">${bubble(ctx, story, 'note', '')}</template>
<template id="way">${way('', '')}</template>
<template id="ending">${ending({ mood: 'safe', title: '', text: '', steps: [] })}</template>`;

/** A story as a chat: what was said so far and the ways on as links, so that it plays without a script. */
export function storyPage(ctx: PageContext, story: Story, { said, at, path }: Walk): Html {
  const { t, lang } = ctx;
  const here = `/${lang}/hoc/chuyen/${story.id}`;
  const played = JSON.stringify({ start: story.start, scenes: story.scenes });
  return page(ctx, {
    title: story.title,
    main: html`
<article class="narrow stack" data-play data-story="${played}" data-path="${pathText(path)}" data-here="${here}">
  <p><a href="/${lang}/hoc/chuyen">${t('story.all')}</a></p>
  <h1>${story.title}</h1>
  <p class="lead">${story.summary}</p>
  <p class="row"><span class="badge badge--info">${t('story.invented')}</span> ${reviewState(ctx, `stories/${story.id}`)}</p>
  <div role="log" aria-label="${t('story.chat')}"><ol class="plain chat" data-said>${said.map((line) => bubble(ctx, story, line.from, line.text))}</ol></div>
  <section class="stack" aria-labelledby="ways" data-ways ${at.end ? 'hidden' : ''}>
    <h2 class="h3" id="ways">${t('story.choose')}</h2>
    <ul class="plain stack">${(at.choices ?? []).map(({ text }, index) => way(`${here}?di=${pathText([...path, index])}#ways`, text))}</ul>
  </section>
  <div data-ending>${at.end ? ending(at.end) : ''}</div>
  <p class="row"><a href="${here}" data-again>${t('story.again')}</a></p>
  <div data-after ${at.end ? '' : 'hidden'}>${nextSteps(ctx)}</div>
  ${templates(ctx, story)}
</article>
${scriptTag(ctx, 'play')}`,
  });
}

/** The list of stories. */
export function storiesPage(ctx: PageContext, stories: readonly Story[]): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: t('story.title'),
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('learn.back')}</a></p>
  <h1>${t('story.title')}</h1>
  <p class="lead">${t('story.lead')}</p>
  <ul class="plain stack">${stories.map((story) => storyCard(ctx, story))}</ul>
  ${nextSteps(ctx)}
</div>`,
  });
}

export const storyCard = ({ t, lang }: PageContext, story: Story): Html => html`
<li><a class="card" href="/${lang}/hoc/chuyen/${story.id}"><strong>${story.title}</strong>
<span>${story.summary}</span> <span class="small soft">${t('story.minutes', { minutes: story.minutes })} · ${t('story.invented')} · ${t(`learn.review.${story.review}`)}</span></a></li>`;
