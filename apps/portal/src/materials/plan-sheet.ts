import type { Block, Sheet } from '@khong-mot-minh/course-export';
import { factOf } from '../learn/fact.ts';
import type { Lesson } from '../learn/lesson.ts';
import { reviewDay, sourceWords } from '../learn/source-line.ts';
import type { PageContext } from '../page-context.ts';
import { agesOf, type Plan, type PlanStep } from './plan.ts';

export const CARDS = ['A', 'B', 'C', 'D'] as const;
type Words = Pick<PageContext, 't' | 'lang'>;

/** A lesson plan as one document: what to know first, the steps, the cards, the quiz and its key. */
export function planSheet({ t, lang }: Words, plan: Plan, lesson: Lesson): Sheet {
  const care = [1, 2, 3, 4, 5, 6] as const;
  const choices = t('sheet.choices', {
    real: t('quiz.real'),
    fake: t('quiz.fake'),
    unsure: t('quiz.unsure'),
  });
  const blocks: Block[] = [
    { kind: 'text', text: t('sheet.plan.review'), soft: true },
    { kind: 'note', title: t('sheet.care'), lines: care.map((at) => t(`sheet.care.${at}`)) },
    { kind: 'heading', text: t('sheet.aims') },
    { kind: 'list', ordered: false, items: plan.aims },
    { kind: 'heading', text: t('sheet.tags') },
    {
      kind: 'list',
      ordered: false,
      items: [
        lesson.domain,
        t('sheet.convention', { age: plan.convention, address: `/${lang}/hoc/cong-uoc/${plan.convention}` }),
        t('materials.plan.ages', { ages: agesOf(plan) }),
      ],
    },
    { kind: 'heading', text: t('sheet.steps') },
    {
      kind: 'table',
      head: [t('sheet.minutes'), t('sheet.step'), t('sheet.words')],
      rows: plan.steps.map((step) => [
        String(step.minutes),
        t(`sheet.step.${step.kind}`),
        wordsOf({ t, lang }, step),
      ]),
    },
    { kind: 'heading', text: t('sheet.cards') },
    ...plan.cards.flatMap(({ ask, options, answer, why }): Block[] => [
      { kind: 'text', text: ask },
      { kind: 'list', ordered: false, items: options.map((option, at) => `${CARDS[at]}. ${option}`) },
      { kind: 'text', text: t('sheet.answer', { card: CARDS[answer] ?? '', why }), soft: true },
    ]),
    { kind: 'heading', text: t('sheet.paper') },
    { kind: 'list', ordered: false, items: [t('sheet.paper.1'), t('sheet.paper.2')] },
    { kind: 'heading', text: t('sheet.sources') },
    {
      kind: 'list',
      ordered: false,
      // A sheet outlives its page: it says by when the fact is read again, stale or not.
      items: plan.facts
        .map(factOf)
        .map(
          (fact) =>
            `${sourceWords({ t, lang }, fact)} ${t('source.reviewBy', { date: reviewDay({ lang }, fact) })}`,
        ),
    },
    { kind: 'new-page' },
    { kind: 'heading', text: t('sheet.quiz') },
    { kind: 'text', text: `${lesson.quiz.intro} ${choices}` },
    { kind: 'list', ordered: true, items: lesson.quiz.questions.map(({ prompt }) => prompt) },
    { kind: 'new-page' },
    { kind: 'heading', text: t('sheet.key') },
    {
      kind: 'list',
      ordered: true,
      items: lesson.quiz.questions.map(
        ({ answer, explanation }) => `${answer === 'real' ? 'A' : 'B'}. ${explanation}`,
      ),
    },
  ];
  return {
    lang,
    title: t('materials.plan', { title: lesson.title }),
    lead: lesson.summary,
    footer: t('materials.footer'),
    blocks,
  };
}

/** What the teacher says and does in a step. */
export function wordsOf({ t }: Words, { kind, say, do: acts = [] }: PlanStep): string {
  const said = say === undefined ? [] : [t('sheet.say', { words: say })];
  switch (kind) {
    case 'values':
    case 'learn':
    case 'practice':
      return [...said, ...acts].join('\n');
    case 'cards':
    case 'quiz':
      return [t(`sheet.${kind}.say`), t(`sheet.${kind}.do`), ...said, ...acts].join('\n');
    case 'close':
      return [...said, ...acts, t('sheet.close.do')].join('\n');
  }
}
