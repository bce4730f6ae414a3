import type { ThreadChoice } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS, type ChosenLevel } from '@khong-mot-minh/contracts/codes';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';

type Answer = 'agree' | 'refuse';

/** One level with the way to change it; without names for the script to fill. */
const choiceRow = (ctx: PageContext, level: ChosenLevel, answer: Answer, only: string): Html =>
  html`<li class="stack"><p><strong>${ctx.t(`report.know.${level}`)}</strong> <span data-only>${only}</span>
    <span class="small soft">${ctx.t(`back.choices.${answer === 'refuse' ? 'yes' : 'no'}`)}</span></p>
    <button class="button button--quiet" name="level" value="${level}">${ctx.t(`back.choices.${answer}`)}</button></li>`;

export const choiceTemplates = (ctx: PageContext): Html =>
  html`${CHOSEN_LEVELS.map((level) =>
    (['agree', 'refuse'] as const).map(
      (answer) =>
        html`<template id="choice-${level}-${answer}">${choiceRow(ctx, level, answer, '')}</template>`,
    ),
  )}`;

/** Whom a young person lets know, each to be taken back, and whom no more, each to be let know again. */
export function choicesCard(
  ctx: PageContext,
  { receipt, choices }: { receipt: string; choices: readonly ThreadChoice[] },
): Html {
  const { t, lang } = ctx;
  const list = (answer: Answer) => {
    const shown = choices.filter(({ allowed }) => allowed === (answer === 'refuse'));
    return html`
  <form id="${answer}-level" method="post" action="/${lang}/gap-lai" novalidate data-swap>
    <input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="do" value="${answer}">
    <p class="field__error" role="alert" data-answer-error="${t('back.question.error')}" hidden></p>
    <ul class="plain stack" data-choices="${answer}">${shown.map(({ level, only }) =>
      choiceRow(ctx, level, answer, namesOf(only.map((one) => nameOn(ctx, one)))),
    )}</ul>
  </form>`;
  };
  return html`
<section class="card stack" aria-labelledby="choices-title"><h2 id="choices-title">${t('back.choices')}</h2>
  <p>${t('back.choices.team')}</p>
  ${list('refuse')}${list('agree')}
  <p class="small soft">${t('back.choices.passedOn')}</p>
</section>`;
}

/** The single organisations that a yes named. */
const namesOf = (names: readonly string[]): string => (names.length > 0 ? `(${names.join('; ')})` : '');
