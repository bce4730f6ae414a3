import type { Context, Hono } from 'hono';
import { addGamePages } from '../games/add-game-pages.ts';
import { addIdeaPages } from '../ideas/add-idea-pages.ts';
import { createKeptPages } from '../kept-pages.ts';
import { addMaterialPages } from '../materials/add-material-pages.ts';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { addVoicePages } from '../voices/add-voice-pages.ts';
import { audiencePage } from './audience-page.ts';
import { loadConvention } from './convention.ts';
import { conventionPage } from './convention-page.ts';
import { answerRound, showRound } from './handle-quiz.ts';
import { loadQuizBank } from './load-quiz-bank.ts';
import { loadStories } from './load-stories.ts';
import { AUDIENCES, pathOf } from './path.ts';
import { quizStartPage } from './quiz-start-page.ts';
import { storiesPage, storyPage } from './story-page.ts';
import { readPath, walkStory } from './walk-story.ts';

/** Quiz, paths, Convention and stories of one language; to be added before the route `/hoc/:lesson`. */
export function addLearnPages(app: Hono, at: (path: string) => PageContext): void {
  const { lang } = at('/');
  const root = `/${lang}/hoc`;
  const bank = loadQuizBank(lang);
  const stories = loadStories(lang);
  const convention = loadConvention(lang);
  const here = (c: Context) => at(c.req.path.slice(`/${lang}`.length));
  // Lessons and stories stand as they were loaded; only what is stale changes, with the day.
  const kept = createKeptPages();
  const missing = (c: Context) => c.html(messagePage(at('/hoc'), 'missing'), 404);

  app.get(`${root}/do-vui`, (c) => c.html(quizStartPage(here(c), bank)));
  app.get(`${root}/do-vui/:age`, (c) => showRound(c, here(c), bank));
  app.post(`${root}/do-vui/:age`, (c) => answerRound(c, here(c), bank));
  app.get(`${root}/cho/:audience`, async (c) => {
    const audience = AUDIENCES.find((one) => one === c.req.param('audience'));
    const path = audience && pathOf(audience);
    if (!path) return missing(c);
    const ctx = here(c);
    const today = ctx.deps.now().toISOString().slice(0, 10);
    return c.html(await kept.of(path.id, today, () => audiencePage(ctx, path, stories)));
  });
  app.get(`${root}/cong-uoc/:age`, (c) => {
    const text = convention.find(({ id }) => id === c.req.param('age'));
    return text ? c.html(conventionPage(here(c), text)) : missing(c);
  });
  addGamePages(app, at);
  addIdeaPages(app, at);
  addVoicePages(app, at);
  addMaterialPages(app, at);
  app.get(`${root}/chuyen`, (c) => c.html(storiesPage(here(c), stories)));
  app.get(`${root}/chuyen/:story`, (c) => {
    const story = stories.find(({ id }) => id === c.req.param('story'));
    if (!story) return missing(c);
    return c.html(storyPage(here(c), story, walkStory(story, readPath(c.req.query('di') ?? ''))));
  });
}
