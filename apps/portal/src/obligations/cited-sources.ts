import type { Bilingual, FactGrade, Language } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { TransparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';

type Cited = {
  grade: FactGrade;
  sources: readonly { name: Bilingual; addresses: readonly string[] }[];
  /** ISO date on which it was looked at. */
  checked?: string | undefined;
  /** ISO date by which it is read again; `stale` once that is past. */
  reviewBy?: string | undefined;
  stale?: boolean | undefined;
};

const TONE: Record<FactGrade, string> = { primary: 'ok', secondary: 'info', unverified: 'warm' };

/** How far a fact was checked; words, not colour alone. */
const gradeBadge = (w: TransparencyWords, grade: FactGrade): Html =>
  html`<span class="badge badge--${TONE[grade]}">${w(`grade.${grade}`)}</span>`;

const link = (address: string, words: string): Html =>
  html`<a href="${address}" rel="noreferrer noopener external">${words}</a>`;

/** A source by its name, which leads to its first address; further ones are numbered. */
const source = (lang: Language, { name, addresses }: Cited['sources'][number]): Html => {
  const [first, ...more] = addresses;
  return html`${first ? link(first, textIn(name, lang)) : textIn(name, lang)}${more.map((address, i) => html` ${link(address, `[${i + 2}]`)}`)}`;
};

/** Grade and sources of a fact, each with its addresses. */
export const citedSources = (
  w: TransparencyWords,
  lang: Language,
  { grade, sources, checked, reviewBy, stale }: Cited,
): Html => html`
<p class="sources small">
  ${gradeBadge(w, grade)}${stale && reviewBy ? html` <span class="badge badge--warm">${w('law.stale', { date: dayIn(reviewBy, lang) })}</span>` : ''}
  <span class="soft">${w('law.source')}: ${sources.map((one, i) => html`${i > 0 ? '; ' : ''}${source(lang, one)}`)}${checked ? html`. ${w('law.checked', { date: dayIn(checked, lang) })}` : ''}${reviewBy && !stale ? html`. ${w('law.reviewBy', { date: dayIn(reviewBy, lang) })}` : ''}</span>
</p>`;

/** An ISO date as people write it. */
const dayIn = (iso: string, lang: Language): string =>
  new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC' }).format(
    new Date(`${iso}T00:00:00Z`),
  );
