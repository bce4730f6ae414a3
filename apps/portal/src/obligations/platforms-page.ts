import type {
  Language,
  ObligationRow,
  PlatformCell,
  PlatformFit,
  PlatformMatrix,
} from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { KeptPages } from '../kept-pages.ts';
import type { PageContext } from '../page-context.ts';
import { type TransparencyWords, transparencyWords } from '../transparency-words.ts';
import { disclosure } from '../views/disclosure.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { citedSources } from './cited-sources.ts';

const MARK: Record<PlatformFit, string> = {
  meets: '●',
  partly: '◐',
  against: '✗',
  unknown: '?',
  'not-applicable': '–',
};

/** What platforms publish against duties of domestic law: a table to look over, then every fact with its source. */
export async function platformsPage(ctx: PageContext, kept: KeptPages): Promise<string> {
  const matrix = await ctx.deps.records.obligations.matrix();
  return kept.of('platforms', matrix, () => writePage(ctx, matrix));
}

function writePage(ctx: PageContext, matrix: PlatformMatrix): Html {
  const { lang } = ctx;
  const w = transparencyWords(lang);
  return page(ctx, {
    title: w('platforms.title'),
    styles: ['figures'],
    main: html`
<div class="stack wide">
  <p><a href="/${lang}/luat-va-chinh-sach">${w('law.back')}</a></p>
  <div><h1>${w('platforms.title')}</h1><p class="lead">${w('platforms.lead')}</p></div>
  ${notice('warm', w('platforms.honest.title'), html`${w('platforms.honest')} ${w('platforms.mine')}`)}
  <ul class="plain row small">${(['meets', 'partly', 'against', 'unknown', 'not-applicable'] as const).map(
    (fit) => html`<li>${mark(fit)} ${w(`fit.${fit}`)}</li>`,
  )}</ul>
  ${table(ctx, w, matrix)}
  <p><a href="/v1/platform-policies.csv?lang=${lang}" download>${w('law.csv')}</a></p>
  <h2>${w('platforms.detail')}</h2>
  ${matrix.platforms.map(({ id, name }) => {
    const known = matrix.cells.filter((cell) => cell.platform === id && cell.grade);
    return disclosure(
      { id, title: name, level: 3, note: w('platforms.known', { count: known.length }) },
      known.length === 0
        ? html`<p>${w('platforms.nothing')}</p>`
        : html`<ul class="plain rules">${known
            .filter(({ fit }) => fit !== 'not-applicable')
            .map((cell) => detail(ctx, w, matrix, cell))}</ul>`,
    );
  })}
</div>`,
  });
}

const mark = (fit: PlatformFit): Html =>
  html`<span class="fit fit--${fit}" aria-hidden="true">${MARK[fit]}</span>`;

/** Which law, and where in it. */
const dutyName = ({ instrument, provision }: ObligationRow, lang: Language): string =>
  `${textIn(instrument.title, lang)}, ${textIn(provision, lang)}`;

const nameOf = (matrix: PlatformMatrix, obligation: string) =>
  matrix.obligations.find(({ id }) => id === obligation);

const table = ({ lang }: PageContext, w: TransparencyWords, matrix: PlatformMatrix): Html => html`
<div class="table-wrap" role="group" tabindex="0" aria-label="${w('platforms.table')}">
<table class="table matrix">
  <caption class="visually-hidden">${w('platforms.table')}</caption>
  <thead><tr><th scope="col">${w('platforms.duty')}</th>${matrix.platforms.map(
    ({ id, name }) => html`<th scope="col"><a href="#${id}">${name}</a></th>`,
  )}</tr></thead>
  <tbody>${matrix.obligations.map(
    (row) =>
      html`<tr><th scope="row">${textIn(row.says, lang)} <span class="soft">${dutyName(row, lang)}</span></th>${matrix.cells
        .filter((cell) => cell.obligation === row.id)
        .map(
          ({ fit }) =>
            html`<td class="center">${mark(fit)}<span class="visually-hidden">${w(`fit.${fit}`)}</span></td>`,
        )}</tr>`,
  )}</tbody>
</table>
</div>`;

function detail(
  { lang }: PageContext,
  w: TransparencyWords,
  matrix: PlatformMatrix,
  cell: PlatformCell,
): Html | string {
  const duty = nameOf(matrix, cell.obligation);
  // A line for each thing not known would bury what is; the table shows them.
  if (!duty || !cell.fact || !cell.grade) return '';
  return html`
<li class="rule"><p><strong>${w(`fit.${cell.fit}`)}</strong> · ${textIn(duty.says, lang)} <span class="soft small">${dutyName(duty, lang)}</span></p>
  <p>${textIn(cell.fact, lang)}</p>
  ${citedSources(w, lang, { grade: cell.grade, sources: cell.sources, checked: cell.seen, reviewBy: cell.reviewBy, stale: cell.stale })}</li>`;
}
