import { html } from 'hono/html';
import { TACTICS } from '../content-shapes.ts';
import type { PageContext } from '../page-context.ts';
import { type Door, door } from '../views/door.ts';
import type { Html } from '../views/html.ts';
import type { IconName } from '../views/icon.ts';
import { invite } from '../views/invite.ts';
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
  const to = (path: string, name: IconName, tone: Door['tone'], title: string, text: string) =>
    door({ to: root + path, icon: name, tone, title, text });
  return page(ctx, {
    title: t('nav.learn'),
    main: html`
<div class="stack learn">
  ${invite(ctx, html`<h1>${t('learn.title')}</h1>`, t('learn.lead'))}
  <h2>${t('path.who')}</h2>
  <ul class="who plain">${AUDIENCES.map(
    (audience) => html`
    <li><a class="card" href="${root}/cho/${audience}"><strong>${t(`path.audience.${audience}`)}</strong>
      <span class="small soft">${t(`path.lead.${audience}`)}</span></a></li>`,
  )}</ul>
  <h2>${t('path.play')}</h2>
  <ul class="doors plain">
    ${to('/tro-choi', 'game', 'self', t('games.title'), t('games.lead'))}
    ${to('/do-vui', 'question', 'sun', t('quizBank.title'), t('quizBank.lead'))}
    ${to('/chuyen', 'chat', 'other', t('story.title'), t('story.lead'))}
    ${to('/tieng-noi', 'film', 'picture', t('voices.title'), t('voices.lead'))}
    ${door({ to: `/${lang}/lop`, icon: 'people', tone: 'self', title: t('class.title'), text: t('class.lead') })}
    ${to('/mang-theo', 'phoneDown', 'sun', t('offline.card'), t('offline.card.text'))}
    ${to('/y-tuong', 'pen', 'picture', t('ideas.title'), t('ideas.lead'))}
    ${to('/cho-truong-hoc', 'school', 'other', t('materials.title'), t('materials.lead'))}
    ${to(`/cong-uoc/${CONVENTION_AGES[1]}`, 'shield', 'picture', t('convention.title'), t('convention.lead'))}
  </ul>
  <h2 id="chieu">${t('path.tricks')}</h2>
  <p class="soft">${t('path.tricks.source')}</p>
  <ul class="doors plain">${TACTICS.map(
    (tactic) => html`
    <li><div class="card stack trick"><h3>${t(`learn.tactic.${tactic}`)}</h3>
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
