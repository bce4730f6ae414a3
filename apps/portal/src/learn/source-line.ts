import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import type { Source } from './quiz-item.ts';

/** Where a fact comes from, its year, and how far it was checked. */
export const sourceLine = ({ t }: PageContext, { title, year, grade }: Source): Html =>
  html`<p class="small soft">${t('source.from', { title, year })} ${t(`source.grade.${grade}`)}</p>`;
