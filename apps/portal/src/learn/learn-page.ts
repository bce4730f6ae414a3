import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { disclosure } from '../views/disclosure.ts';
import { gameInvitation } from '../views/game-invitation.ts';
import type { Html } from '../views/html.ts';
import type { IconName } from '../views/icon.ts';
import { type LinkCard, linkCard } from '../views/link-card.ts';
import { page } from '../views/page.ts';
import { TACTICS } from './lesson.ts';
import { lessonCard, lessonsReviewed } from './lesson-card.ts';
import { nextSteps } from './next-steps.ts';
import { AUDIENCES, adultOf, CONVENTION_AGES, pathOf } from './path.ts';

const FIRST_AGES = ['10-12', '13-15', '16-17'] as const;

/** Home of learning: a game at once, a way in for each age, and what is longer folded below. */
export function learnPage(ctx: PageContext): Html {
  const { t, lang, content } = ctx;
  const root = `/${lang}/hoc`;
  const lessons = content.lessons[lang];
  const forYoung = lessons.filter(({ id }) => !adultOf(id));
  const to = (path: string, name: IconName, tone: LinkCard['tone'], title: string, text: string) =>
    linkCard({ to: root + path, icon: name, tone, title, text });
  return page(ctx, {
    title: t('nav.learn'),
    main: html`
<div class="stack learn">
  ${gameInvitation(ctx, html`<h1>${t('learn.title')}</h1>`, t('learn.lead'))}
  <h2>${t('path.who')}</h2>
  <ul class="who plain">${AUDIENCES.map(
    (audience) => html`
    <li><a class="card" href="${root}/cho/${audience}"><strong>${t(`path.audience.${audience}`)}</strong>
      <span class="small soft">${t(`path.lead.${audience}`)}</span></a></li>`,
  )}</ul>
  <h2>${t('path.play')}</h2>
  <ul class="doors doors--pair plain">
    ${to('/tro-choi', 'game', 'self', t('games.title'), t('games.lead'))}
    ${to('/do-vui', 'question', 'sun', t('quizBank.title'), t('quizBank.lead'))}
    ${to('/chuyen', 'chat', 'other', t('story.title'), t('story.lead'))}
    ${to('/tieng-noi', 'film', 'picture', t('voices.title'), t('voices.lead'))}
    ${to('/mang-theo', 'phoneDown', 'sun', t('offline.card'), t('offline.card.text'))}
    ${to('/y-tuong', 'pen', 'picture', t('ideas.title'), t('ideas.lead'))}
  </ul>
  <h2>${t('path.first')}</h2>
  <ul class="doors plain">${FIRST_AGES.map((age) => firstLesson(ctx, age))}</ul>
  ${disclosure(
    { title: t('path.lessons', { count: lessons.length }), note: t('path.lessons.text') },
    html`${lessonsReviewed(ctx, lessons)}<ul class="doors plain">${lessons.map((lesson) => lessonCard(ctx, lesson))}</ul>`,
  )}
  <h2 id="chieu">${t('path.tricks')}</h2>
  <p class="soft">${t('path.tricks.source')}</p>
  <div class="stack tricks">${TACTICS.map((tactic) =>
    disclosure(
      { title: t(`learn.tactic.${tactic}`), note: t(`path.trick.${tactic}`), level: 3 },
      html`<ul class="trick plain">${forYoung
        .filter((lesson) => lesson.tactics.includes(tactic))
        .map((lesson) => html`<li><a href="${root}/${lesson.id}">${lesson.title}</a></li>`)}</ul>`,
    ),
  )}</div>
  <h2>${t('path.together')}</h2>
  <ul class="doors plain">
    ${linkCard({ to: `/${lang}/lop`, icon: 'people', tone: 'self', title: t('class.title'), text: t('class.lead') })}
    ${to('/cho-truong-hoc', 'school', 'other', t('materials.title'), t('materials.lead'))}
    ${to(`/cong-uoc/${CONVENTION_AGES[1]}`, 'shield', 'picture', t('convention.title'), t('convention.lead'))}
  </ul>
  ${nextSteps(ctx)}
</div>`,
  });
}

function firstLesson(ctx: PageContext, age: (typeof FIRST_AGES)[number]): Html | string {
  const first = pathOf(age)?.lessons[0];
  const lesson = ctx.content.lessons[ctx.lang].find(({ id }) => id === first);
  return lesson ? lessonCard(ctx, lesson, ctx.t(`path.audience.${age}`)) : '';
}
