import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

/** Words of the board in the page's language; where there is no English, the Vietnamese, named as such. */
export const boardWords = ({ lang, t }: PageContext, words: { vi: string; en?: string | undefined }): Html =>
  lang === 'vi'
    ? html`${words.vi}`
    : words.en
      ? html`${words.en}`
      : html`<span lang="vi">${words.vi}</span> <span class="small soft">(${t('ideas.onlyVietnamese')})</span>`;

/** A day (`2026-11-24`), or the day of a moment in the country, as people write it. */
export const dayWords = ({ lang, deps }: PageContext, day: string): string =>
  new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'long',
    timeZone: day.length === 10 ? 'UTC' : deps.jurisdiction.timeZone,
  }).format(new Date(day));
