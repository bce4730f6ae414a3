import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { linkCard } from '../views/link-card.ts';
import { page } from '../views/page.ts';
import { lessonCard, lessonsReviewed } from './lesson-card.ts';
import { nextSteps } from './next-steps.ts';
import type { AudiencePath } from './path.ts';
import type { Story } from './story.ts';
import { storyCard } from './story-page.ts';

/** The path of one audience: lessons, then a story, a quiz and the Convention. */
export function audiencePage(ctx: PageContext, path: AudiencePath, stories: readonly Story[]): Html {
  const { t, lang, content } = ctx;
  const adult = path.id === 'parents' || path.id === 'teachers' ? path.id : undefined;
  const lessons = path.lessons.flatMap((id) => content.lessons[lang].filter((lesson) => lesson.id === id));
  const played = path.stories.flatMap((id) => stories.filter((story) => story.id === id));
  return page(ctx, {
    title: t(`path.audience.${path.id}`),
    styles: ['games'],
    main: html`
<div class="narrow stack">
  <p><a href="/${lang}/hoc">${t('path.back')}</a></p>
  <h1>${t(`path.audience.${path.id}`)}</h1>
  <p class="lead">${t(`path.lead.${path.id}`)}</p>
  ${path.id === 'teachers' ? html`<p><a class="card" href="/${lang}/hoc/cho-truong-hoc"><strong>${t('materials.title')}</strong> <span class="soft">${t('materials.lead')}</span></a></p>` : ''}
  ${lessonsReviewed(ctx, lessons)}
  <h2>${t('path.step.lessons')}</h2>
  <ul class="plain stack">${lessons.map((lesson) => lessonCard(ctx, lesson))}</ul>
  <h2>${t('path.step.story')}</h2>
  <ul class="plain stack">${played.map((story) => storyCard(ctx, story))}</ul>
  <h2>${t('path.step.more')}</h2>
  <ul class="plain stack">
    ${linkCard({ to: `/${lang}/hoc/do-vui/${path.quiz}`, icon: 'question', tone: 'sun', title: t('quizBank.title'), text: t(`path.audience.${path.quiz}`) })}
    ${linkCard({ to: `/${lang}/hoc/cong-uoc/${path.convention}`, icon: 'shield', tone: 'picture', title: t('convention.title'), text: t('convention.age', { age: path.convention }) })}
  </ul>
  ${nextSteps(ctx, { adult })}
</div>`,
  });
}
