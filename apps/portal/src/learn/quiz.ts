import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { choiceField } from '../read-form.ts';
import { choice } from '../views/choice.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import type { Lesson, Question } from './lesson.ts';
import { type Choice, score } from './score.ts';

const CHOICES = ['real', 'fake', 'unsure'] as const satisfies readonly Choice[];
export type Choices = Readonly<Record<string, Choice>>;

/** The answers of a posted quiz; a question left out counts as not sure. */
export const readChoices = (form: FormData, { quiz }: Lesson): Choices =>
  Object.fromEntries(quiz.questions.map(({ id }) => [id, choiceField(form, id, CHOICES) ?? 'unsure']));

const explanation = ({ t }: PageContext, question: Question, chosen?: Choice): Html => {
  const right = chosen === question.answer;
  const verdict = right ? 'quiz.right' : chosen === 'unsure' ? 'quiz.open' : 'quiz.wrong';
  const answer = question.answer === 'real' ? 'quiz.isReal' : 'quiz.isFake';
  return notice(
    chosen === undefined ? 'info' : right ? 'ok' : 'warm',
    chosen === undefined ? '' : t(verdict),
    html`<p><strong>${t(answer)}</strong> ${question.explanation}</p>`,
  );
};

/** What a reader has done with the quiz: answered it, or asked for the answers because nothing can be marked. */
export type QuizState = Choices | 'answers' | undefined;

/** The quiz; once answered, every question is explained where it stands. */
export function quiz(ctx: PageContext, lesson: Lesson, state: QuizState): Html {
  const { t, lang } = ctx;
  const { questions, title, intro } = lesson.quiz;
  const choices = state === 'answers' ? undefined : state;
  const result = choices && score(questions, choices);
  return html`
<section class="stack" id="quiz" aria-labelledby="quiz-title">
  <h2 id="quiz-title">${title}</h2>
  ${state === 'answers' ? notice('info', '', t('offline.unmarked'), true) : ''}
  ${result ? notice(result.verdict === 'all' ? 'ok' : 'info', t('quiz.score', result), t(`quiz.score.${result.verdict}`), true) : html`<p>${intro}</p>`}
  <form class="stack" method="post" action="/${lang}/hoc/${lesson.id}#quiz">
    ${questions.map(
      (question, at) => html`
    <fieldset class="card question stack">
      <legend><span class="small soft">${t('quiz.question', { number: at + 1 })}</span></legend>
      <p class="question__prompt">${question.prompt}</p>
      <div class="tiles tiles--compact">${CHOICES.map((value) =>
        choice('radio', question.id, {
          value,
          title: t(`quiz.${value}`),
          checked: choices?.[question.id] === value,
          disabled: Boolean(state),
        }),
      )}</div>
      ${state ? explanation(ctx, question, choices?.[question.id]) : ''}
    </fieldset>`,
    )}
    ${state ? html`<p class="row"><a class="button" href="/${lang}/hoc/${lesson.id}#quiz">${t('quiz.again')}</a></p>` : html`<button class="button">${t('quiz.submit')}</button>`}
  </form>
</section>`;
}
