import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import type { Written } from './read-content.ts';

/** The language of a piece as an attribute, where it is not that of its page: a screen reader takes that voice. */
export const ownLanguage = ({ writtenIn }: Written<object>): Html | '' =>
  writtenIn === undefined ? '' : html` lang="${writtenIn}"`;

/** Says above a piece that nobody has translated it yet; nothing where it is in the page's language. */
export const notTranslated = ({ t, lang }: PageContext, { writtenIn }: Written<object>): Html | '' =>
  writtenIn === undefined ? '' : html`<p class="small soft" lang="${lang}">${t('learn.notTranslated')}</p>`;
