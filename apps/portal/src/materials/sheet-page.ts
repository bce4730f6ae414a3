import type { Block, Sheet } from '@khong-mot-minh/course-export';
import { html } from 'hono/html';
import { notTranslated, ownLanguage } from '../learn/not-translated.ts';
import type { Written } from '../learn/read-content.ts';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';
import { page } from '../views/page.ts';

export type SheetLink = { address: string; words: string };

/** A document as a page to read and to print on A4; `of` is the piece that it is made from. */
export function sheetPage(
  ctx: PageContext,
  sheet: Sheet,
  links: readonly SheetLink[],
  of: Written<object>,
): Html {
  const { t, lang } = ctx;
  return page(ctx, {
    title: sheet.title,
    main: html`
<article class="narrow stack sheet"${ownLanguage(of)}>
  <p class="no-print"><a href="/${lang}/hoc/cho-truong-hoc">${t('materials.back')}</a></p>${notTranslated(ctx, of)}
  <h1>${sheet.title}</h1>
  <p class="lead">${sheet.lead}</p>
  <ul class="plain file-list no-print">${links.map(({ address, words }) => html`<li><a href="${address}">${words}</a></li>`)}</ul>
  <p class="small soft no-print">${t('materials.print')}</p>
  ${sheet.blocks.map(part)}
  <p class="small soft">${sheet.footer}</p>
</article>`,
  });
}

function part(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'text':
      return html`<p class="${block.soft ? 'small soft' : ''}">${block.text}</p>`;
    case 'list':
      return block.ordered
        ? html`<ol class="lesson-list">${block.items.map((words) => html`<li>${words}</li>`)}</ol>`
        : html`<ul class="lesson-list">${block.items.map((words) => html`<li>${words}</li>`)}</ul>`;
    case 'table':
      return html`<table class="sheet__table"><thead><tr>${block.head.map((words) => html`<th scope="col">${words}</th>`)}</tr></thead>
<tbody>${block.rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell.split('\n').map((line) => html`<p>${line}</p>`)}</td>`)}</tr>`)}</tbody></table>`;
    case 'note':
      return html`<section class="notice notice--warm"><h2 class="notice__title">${block.title}</h2><ul class="lesson-list">${block.lines.map((words) => html`<li>${words}</li>`)}</ul></section>`;
    case 'new-page':
      return html`<hr class="sheet__break">`;
  }
}

/** Four big letters, two on a sheet of A4. */
export const cardsPage = (ctx: PageContext): Html => {
  const { t, lang } = ctx;
  return page(ctx, {
    title: t('materials.cards'),
    main: html`
<div class="narrow stack">
  <div class="no-print stack"><p><a href="/${lang}/hoc/cho-truong-hoc">${t('materials.back')}</a></p><h1>${t('materials.cards')}</h1>
  <p class="lead">${t('materials.cards.text')} ${t('materials.print')}</p></div>
  <ul class="plain letter-cards">${['A', 'B', 'C', 'D'].map((letter) => html`<li>${letter}</li>`)}</ul>
</div>`,
  });
};
