import { html } from 'hono/html';
import type { Html } from '../views/html.ts';
import type { Answers } from './answers.ts';
import type { Step } from './check-step.ts';

const hidden = (name: string, value: string | undefined): Html | '' =>
  value ? html`<input type="hidden" name="${name}" value="${value}">` : '';

/** The answers of the other steps, carried in the page itself: nothing is stored, here or in the browser. */
export const hiddenAnswers = (answers: Answers, step: Step): Html => html`
${hidden('who', answers.who)}
${step === 1 ? '' : hidden('kind', answers.kind)}
${step === 2 ? '' : hidden('danger', answers.danger)}
${step === 3 ? '' : html`${hidden('age', answers.age)}${hidden('province', answers.province)}`}
${step === 4 ? '' : html`${answers.help.map((value) => hidden('help', value))}${answers.know.map((value) => hidden('know', value))}`}
${step === 5 ? '' : hidden('text', answers.text)}`;
