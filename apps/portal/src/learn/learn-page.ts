import { html } from 'hono/html';
import { TACTICS } from '../content-shapes.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';
import { lessonCard } from './lesson-card.ts';
import { nextSteps } from './next-steps.ts';
import { AUDIENCES, adultOf, CONVENTION_AGES } from './path.ts';

/** Home of learning: by whom it is for, by the three tricks, then everything there is. */
export function learnPage(ctx: PageContext): Html {
  const { t, lang, content } = ctx;
  const root = `/${lang}/hoc`;
  const lessons = content.lessons[lang];
  const forYoung = lessons.filter(({ id }) => !adultOf(id));
  const door = (to: string, title: string, words: string) =>
    html`<li><a class="card" href="${root}${to}"><strong>${title}</strong> <span class="soft">${words}</span></a></li>`;
  return page(ctx, {
    title: t('nav.learn'),
    main: html`
<div class="stack section">
  <div><h1>${t('learn.title')}</h1>
  <p class="lead">${t('learn.lead')}</p></div>
  <h2>${t('path.who')}</h2>
  <ul class="doors plain">${AUDIENCES.map((audience) =>
    door(`/cho/${audience}`, t(`path.audience.${audience}`), t(`path.lead.${audience}`)),
  )}</ul>
  <h2>${t('path.play')}</h2>
  <ul class="doors plain">
    ${door('/do-vui', t('quizBank.title'), t('quizBank.lead'))}
    ${door('/tro-choi', t('games.title'), t('games.lead'))}
    ${door('/tieng-noi', t('voices.title'), t('voices.lead'))}
    <li><a class="card" href="/${lang}/lop"><strong>${t('class.title')}</strong> <span class="soft">${t('class.lead')}</span></a></li>
    ${door('/y-tuong', t('ideas.title'), t('ideas.lead'))}
    ${door('/cho-truong-hoc', t('materials.title'), t('materials.lead'))}
    ${door('/chuyen', t('story.title'), t('story.lead'))}
    ${door('/mang-theo', t('offline.card'), t('offline.card.text'))}
    ${door(`/cong-uoc/${CONVENTION_AGES[1]}`, t('convention.title'), t('convention.lead'))}
  </ul>
  <h2 id="chieu">${t('path.tricks')}</h2>
  <p class="soft">${t('path.tricks.source')}</p>
  <ul class="doors plain">${TACTICS.map(
    (tactic) => html`
    <li><div class="card stack"><h3>${t(`learn.tactic.${tactic}`)}</h3>
      <p>${t(`path.trick.${tactic}`)}</p>
      <ul>${forYoung
        .filter((lesson) => lesson.tactics.includes(tactic))
        .map((lesson) => html`<li><a href="${root}/${lesson.id}">${lesson.title}</a></li>`)}</ul></div></li>`,
  )}</ul>
  <h2>${t('path.lessons')}</h2>
  <ul class="doors plain">${lessons.map((lesson) => lessonCard(ctx, lesson))}</ul>
  ${nextSteps(ctx)}
</div>`,
  });
}
