import type { Slide, SlideDeck } from '@khong-mot-minh/course-export';
import type { Lesson } from '../learn/lesson.ts';
import type { PageContext } from '../page-context.ts';
import type { Plan } from './plan.ts';
import { CARDS, wordsOf } from './plan-sheet.ts';

/** The slides of a lesson: one a step, one a story; answers stand on the slide after, so that cards come first. */
export function planSlides(ctx: Pick<PageContext, 't' | 'lang'>, plan: Plan, lesson: Lesson): SlideDeck {
  const { t, lang } = ctx;
  const stories = plan.cards.flatMap(({ ask, options, answer, why }): Slide[] => [
    {
      title: ask,
      lines: options.map((option, at) => `${CARDS[at]}. ${option}`),
      notes: t('sheet.answer', { card: CARDS[answer] ?? '', why }),
    },
    { title: `${CARDS[answer]}. ${options[answer]}`, lines: [why], notes: '' },
  ]);
  const quiz = lesson.quiz.questions.flatMap(({ prompt, answer, explanation }): Slide[] => [
    {
      title: prompt,
      lines: [`A. ${t('quiz.real')}`, `B. ${t('quiz.fake')}`, `C. ${t('quiz.unsure')}`],
      notes: explanation,
    },
    { title: t(answer === 'real' ? 'quiz.isReal' : 'quiz.isFake'), lines: [explanation], notes: '' },
  ]);
  const step = (kind: Plan['steps'][number]['kind']): Slide[] =>
    plan.steps
      .filter((one) => one.kind === kind)
      .map((one) => ({
        title: t(`sheet.step.${kind}`),
        // What only the teacher does stays in the notes.
        lines: [one.say ?? '', ...(kind === 'learn' ? [] : (one.do ?? []))],
        notes: wordsOf(ctx, one),
      }));
  const lessonSlides = lesson.sections.map(
    ({ title, paragraphs = [], list = [] }): Slide => ({ title, lines: [...paragraphs, ...list], notes: '' }),
  );
  return {
    lang,
    title: lesson.title,
    footer: t('materials.footer'),
    slides: [
      { title: lesson.title, lines: [lesson.summary], notes: `${t('sheet.care')}. ${t('sheet.slide.care')}` },
      ...step('values'),
      ...step('learn'),
      ...lessonSlides,
      ...stories,
      ...step('practice'),
      ...quiz,
      ...step('close'),
    ],
  };
}
