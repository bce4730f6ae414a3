import type { ThreadChoice, ThreadReader } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS } from '@khong-mot-minh/contracts/codes';
import { fill } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { nameOn } from '../views/organisation-name.ts';
import {
  CHOICE_BUTTONS,
  CHOICE_LINES,
  type ChoiceButton,
  type ChoiceRow,
  choiceRows,
} from './choice-rows.ts';

const BUTTONS = Object.keys(CHOICE_BUTTONS) as ChoiceButton[];

/** One level with the ways to change it; a script fills the names. */
const choiceRow = (
  { t }: PageContext,
  { level, lines, buttons }: Pick<ChoiceRow, 'level' | 'lines' | 'buttons'>,
  values: Readonly<Record<string, string>>,
): Html =>
  html`<li class="stack" data-choice="${level}"><p><strong>${t(`report.know.${level}`)}</strong>${lines.map(
    (line) => html` <span data-line="${line}">${fill(t(`back.choices.${line}`), values)}</span>`,
  )}</p>
    <p class="small soft">${t(`back.choices.means.${level}`)}</p>
    <p class="row">${buttons.map(
      (button) =>
        html`<button class="button button--quiet" form="${CHOICE_BUTTONS[button]}-level" name="level" value="${level}" data-button="${button}">${t(`back.choices.${button}`)}</button> `,
    )}</p></li>`;

/** Every sentence and button of a level, from which a script takes out what does not hold. */
export const choiceTemplates = (ctx: PageContext): Html =>
  html`${CHOSEN_LEVELS.map(
    (level) =>
      html`<template id="choice-${level}">${choiceRow(ctx, { level, lines: CHOICE_LINES, buttons: BUTTONS }, {})}</template>`,
  )}`;

type Shown = {
  receipt: string;
  choices: readonly ThreadChoice[];
  readers: readonly ThreadReader[];
};

/** Whom a young person lets know, level by level, with the way to take it back, give it again or give it first. */
export function choicesCard(ctx: PageContext, { receipt, ...state }: Shown): Html {
  const { t, lang } = ctx;
  // The script puts its own rows into the empty card.
  const rows = receipt === '' ? [] : choiceRows(state);
  return html`
<section class="card stack" aria-labelledby="choices-title"><h2 id="choices-title">${t('back.choices')}</h2>
  <p>${t('back.choices.team')}</p>
  <ul class="plain stack" data-choices>${rows.map((row) =>
    choiceRow(ctx, row, {
      names: row.named.map((one) => nameOn(ctx, one)).join('; '),
      owner: row.owner ? nameOn(ctx, row.owner) : '',
    }),
  )}</ul>
  ${(['agree', 'refuse', 'restore'] as const).map(
    (answer) => html`<form id="${answer}-level" method="post" action="/${lang}/gap-lai" novalidate data-swap>
    <input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="do" value="${answer}">
    <p class="field__error" role="alert" data-answer-error="${t('back.question.error')}" hidden></p>
  </form>`,
  )}
  <p class="small soft">${t('back.choices.passedOn')}</p>
</section>`;
}
