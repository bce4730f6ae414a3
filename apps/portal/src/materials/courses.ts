import { readFileSync } from 'node:fs';
import type { Course, CourseWords } from '@khong-mot-minh/course-export';
import { choicesOf, rightChoice } from '../classes/class-items.ts';
import type { Lesson } from '../learn/lesson.ts';
import { quizFiles } from '../learn/load-quiz-bank.ts';
import { QUIZ_AGES, type QuizAge, type QuizFile } from '../learn/quiz-item.ts';
import type { PageContext } from '../page-context.ts';

type Words = Pick<PageContext, 't' | 'lang' | 'content'>;
/** A course and the shelf that it stands on: the lessons, or the quizzes of an age. */
export type ShelvedCourse = { shelf: 'lessons' | QuizAge; course: Course };

/** Every lesson and every topic of the quiz bank as a course in one language. */
export function allCourses(ctx: Words): ShelvedCourse[] {
  return [
    ...ctx.content.lessons[ctx.lang].map(
      (lesson) => ({ shelf: 'lessons', course: lessonCourse(ctx, lesson) }) as const,
    ),
    ...QUIZ_AGES.flatMap((age) =>
      quizFiles(ctx.lang, age).map((file) => ({ shelf: age, course: quizCourse(ctx, age, file) })),
    ),
  ];
}

const wordsFor = ({ t }: Words): CourseWords => ({
  check: t('course.check'),
  right: t('course.right'),
  wrong: t('course.wrong'),
  done: t('course.done'),
  help: t('course.help'),
  review: t('course.review'),
});

function lessonCourse(ctx: Words, lesson: Lesson): Course {
  const { t, lang } = ctx;
  const drawing = new URL(`../../../../content/lessons/${lesson.id}/illustration.svg`, import.meta.url);
  return {
    id: lesson.id,
    lang,
    title: lesson.title,
    summary: lesson.summary,
    domain: lesson.domain,
    sections: lesson.sections.map(({ title, paragraphs = [], list = [] }) => ({ title, paragraphs, list })),
    questions: lesson.quiz.questions.map(({ id, prompt, answer, explanation }) => ({
      id: `${lesson.id}-${id}`,
      prompt,
      choices: (['real', 'fake', 'unsure'] as const).map((choice) => ({
        id: choice,
        text: t(`quiz.${choice}`),
      })),
      right: answer,
      explanation,
    })),
    illustration: { svg: readFileSync(drawing, 'utf8'), alt: lesson.illustration.alt },
    words: wordsFor(ctx),
  };
}

function quizCourse(ctx: Words, age: QuizAge, { topic, title, items }: QuizFile): Course {
  const { t, lang, content } = ctx;
  return {
    id: `do-vui-${age}-${topic}`,
    lang,
    title,
    summary: t('course.quiz.summary'),
    domain: content.lessons[lang][0]?.domain ?? '',
    sections: [],
    questions: items.map((item) => ({
      id: item.id,
      prompt: item.situation,
      choices: choicesOf(item).map((choice, at) => ({
        id: `c${at}`,
        text: choice === 'real' || choice === 'fake' || choice === 'unsure' ? t(`quiz.${choice}`) : choice,
      })),
      right: `c${rightChoice(item)}`,
      explanation: item.explanation,
    })),
    words: wordsFor(ctx),
  };
}
