import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { reviewState } from '../review/review-state.ts';
import { field, provinceSelect } from '../views/field.ts';
import type { Html } from '../views/html.ts';
import { notice } from '../views/notice.ts';
import { page } from '../views/page.ts';
import { notTranslated } from './not-translated.ts';
import { provinceMap } from './province-map.ts';
import { scriptTag } from './script-tag.ts';

/** Below this number a count could point at a class or a person. */
const SMALLEST_COUNT = 10;

export type PledgePage = {
  counts: readonly { province: string; count: number }[];
  signed?: boolean;
  typed?: { nickname: string; province: string };
  errors?: { nickname?: string; province?: string; busy?: string };
};

const countTable = ({ t, deps }: PageContext, counts: PledgePage['counts']): Html => {
  const shown = counts.filter(({ count }) => count >= SMALLEST_COUNT).sort((a, b) => b.count - a.count);
  if (shown.length === 0) return html`<p class="empty">${t('pledge.counts.none')}</p>`;
  const nameOf = (id: string) =>
    deps.jurisdiction.provinces.find((province) => province.id === id)?.name ?? id;
  return html`
<details><summary>${t('map.table')}</summary><div class="table-wrap"><table class="table"><tbody>${shown.map(
    ({ province, count }) =>
      html`<tr><td>${nameOf(province)}</td><td class="number" data-count="${province}">${t('pledge.counts.people', { count })}</td></tr>`,
  )}</tbody></table></div></details>`;
};

/** The pledge, the signing form and how many have signed. */
export function pledgePage(ctx: PageContext, { counts, signed, typed, errors = {} }: PledgePage): Html {
  const { t, lang, content } = ctx;
  const pledge = content.pledge[lang];
  return page(ctx, {
    title: t('nav.pledge'),
    main: html`
<div class="narrow stack">
  ${notTranslated(ctx, pledge)}<h1>${pledge.title}</h1>
  <p class="lead">${pledge.lead}</p>
  ${signed ? html`${notice('ok', t('pledge.thanks'), '', true)}<p class="row"><a class="button" href="/${lang}/qua-mang-ve">${t('badges.take')}</a></p>` : ''}
  <ol class="pledge plain card">${pledge.lines.map((line) => html`<li>${line}</li>`)}</ol>
  <p>${reviewState(ctx, 'pledge')}</p>
  ${
    signed
      ? ''
      : html`
  <form class="card stack" method="post" action="/${lang}/cam-ket" novalidate>
    <h2>${t('pledge.sign')}</h2>
    ${errors.busy ? notice('warm', '', errors.busy, true) : ''}
    ${field({
      id: 'nickname',
      label: t('pledge.nickname'),
      hint: t('pledge.nickname.hint'),
      error: errors.nickname,
      control: (
        attributes,
      ) => html`<input class="input" name="nickname" list="nicknames" maxlength="24" autocomplete="off" value="${typed?.nickname ?? ''}" ${attributes}>
    <datalist id="nicknames">${pledge.nicknames.map((name) => html`<option value="${name}"></option>`)}</datalist>`,
    })}
    ${field({
      id: 'province',
      label: t('report.province'),
      error: errors.province,
      control: (attributes) =>
        provinceSelect(attributes, {
          provinces: ctx.deps.jurisdiction.provinces,
          none: t('common.choose'),
          chosen: typed?.province ?? '',
        }),
    })}
    <button class="button">${t('pledge.submit')}</button>
  </form>`
  }
  <h2>${t('pledge.counts')}</h2>
  ${provinceMap(ctx, counts)}
  ${countTable(ctx, counts)}
  ${signed ? '' : html`<p><a href="/${lang}/qua-mang-ve">${t('badges.title')}</a></p>`}
</div>
${scriptTag(ctx, 'wall')}`,
  });
}
