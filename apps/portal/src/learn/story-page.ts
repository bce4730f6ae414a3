import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import { avatar } from '../views/avatar.ts';
import type { Html } from '../views/html.ts';
import { outcome } from '../views/outcome.ts';
import { page } from '../views/page.ts';
import { nextSteps } from './next-steps.ts';
import { notTranslated, ownLanguage } from './not-translated.ts';
import type { Written } from './read-content.ts';
import { scriptTag } from './script-tag.ts';
import type { Ending, Line, Story } from './story.ts';
import { pathText, type Walk } from './walk-story.ts';

/** One line of the chat. Who speaks is heard by screen readers and seen by side, colour and face. */
const bubble = ({ t }: PageContext, story: Story, from: Line['from'], text: string): Html =>
  from === 'note'
    ? html`<li class="talk__note"><span data-text>${text}</span></li>`
    : html`<li class="talk__line talk__line--${from === 'me' ? 'mine' : 'them'}">${avatar(story.them, story.face, 32)}<span class="talk__bubble"><span class="visually-hidden">${from === 'me' ? t('back.from.reporter') : story.them}: </span><span data-text>${text}</span></span></li>`;

const way = (to: string, text: string): Html => html`<li><a href="${to}">${text}</a></li>`;

const signs = { safe: 'check', late: 'heart' } as const;
const ending = ({ mood, title, text, steps }: Ending): Html =>
  outcome(
    { warm: mood === 'late', sign: signs[mood], title: html`<span data-title>${title}</span>` },
    html`<p data-words>${text}</p><ol class="lesson-list" data-steps>${steps.map((step) => html`<li>${step}</li>`)}</ol>`,
  );

/** What the script fills in; sentences and markup exist once. */
const templates = (ctx: PageContext, story: Story): Html => html`
<template id="line-them">${bubble(ctx, story, 'them', '')}</template>
<template id="line-me">${bubble(ctx, story, 'me', '')}</template>
<template id="line-note">${bubble(ctx, story, 'note', '')}</template>
<template id="typing"><li class="talk__line talk__line--them talk__fresh" aria-hidden="true">${avatar(story.them, story.face, 32)}<span class="talk__bubble talk__typing"><i></i><i></i><i></i></span></li></template>
<template id="way">${way('', '')}</template>
${(['safe', 'late'] as const).map((mood) => html`<template id="ending-${mood}">${ending({ mood, title: '', text: '', steps: [] })}</template>`)}`;

/** A story as a chat: what was said so far and the ways on as links, so that it plays without a script. */
export function storyPage(ctx: PageContext, story: Written<Story>, { said, at, path }: Walk): Html {
  const { t, lang } = ctx;
  const here = `/${lang}/hoc/chuyen/${story.id}`;
  const played = JSON.stringify({ start: story.start, scenes: story.scenes });
  const endings = Object.values(story.scenes).filter(({ end }) => end).length;
  return page(ctx, {
    title: story.title,
    styles: ['games'],
    main: html`
<article class="narrow stack"${ownLanguage(story)} data-play data-story="${played}" data-path="${pathText(path)}" data-here="${here}">
  <p><a href="/${lang}/hoc/chuyen">${t('story.all')}</a></p>${notTranslated(ctx, story)}
  <h1>${story.title}</h1>
  <p class="lead">${story.summary}</p>
  <p class="row"><span class="badge badge--info">${t('story.invented')}</span> ${reviewState(ctx, `stories/${story.id}`)}</p>
  <div class="talk">
    <p class="talk__head">${avatar(story.them, story.face)}<span><strong>${story.them}</strong><br><span class="small soft">${t('story.invented')}</span></span></p>
    <div role="log" aria-label="${t('story.chat')}"><ol class="plain talk__said" data-said>${said.map((line) => bubble(ctx, story, line.from, line.text))}</ol></div>
    <section class="talk__ways stack" aria-labelledby="ways" data-ways ${at.end ? 'hidden' : ''}>
      <h2 class="h3" id="ways">${t('story.choose')}</h2>
      <ul class="plain stack">${(at.choices ?? []).map(({ text }, index) => way(`${here}?di=${pathText([...path, index])}#ways`, text))}</ul>
    </section>
  </div>
  <div data-ending>${at.end ? ending(at.end) : ''}</div>
  <p class="row"><a href="${here}" data-again>${t('story.again')}</a> <span class="small soft">${t('story.endings', { count: endings })}</span></p>
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
    styles: ['games'],
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
<li><a class="card faced" href="/${lang}/hoc/chuyen/${story.id}">${avatar(story.them, story.face, 56)}<span><strong>${story.title}</strong><br>
<span>${story.summary}</span><br><span class="small soft">${t('story.minutes', { minutes: story.minutes })} · ${t('story.invented')} · ${t(`learn.review.${story.review}`)}</span></span></a></li>`;
