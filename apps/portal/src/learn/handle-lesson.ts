import type { Context } from 'hono';
import { packSizes } from '../offline/pack-sizes.ts';
import type { PageContext } from '../page-context.ts';
import { messagePage } from '../pages/message.ts';
import { readForm } from '../read-form.ts';
import type { Lesson } from './lesson.ts';
import { lessonPage } from './lesson-page.ts';
import { readChoices } from './quiz.ts';
import type { Written } from './read-content.ts';

const lessonAt = ({ content, lang, path }: PageContext): Written<Lesson> | undefined =>
  content.lessons[lang].find(({ id }) => path === `/hoc/${id}`);

const missing = (c: Context, ctx: PageContext) =>
  c.html(messagePage({ ...ctx, path: '/hoc' }, 'missing'), 404);

export function showLesson(c: Context, ctx: PageContext): Response | Promise<Response> {
  const lesson = lessonAt(ctx);
  return lesson
    ? c.html(
        lessonPage(
          ctx,
          lesson,
          packSizes(ctx)(lesson),
          c.req.query('giai-thich') === '1' ? 'answers' : undefined,
        ),
      )
    : missing(c, ctx);
}

/** Marks the quiz; answers are neither stored nor counted. */
export async function answerLesson(c: Context, ctx: PageContext): Promise<Response> {
  const lesson = lessonAt(ctx);
  if (!lesson) return missing(c, ctx);
  const form = await readForm(c);
  return form
    ? c.html(lessonPage(ctx, lesson, packSizes(ctx)(lesson), readChoices(form, lesson)))
    : c.html(messagePage(ctx, 'form'), 400);
}
