import type { CoverageState, Language, ObligationRow, Serving } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { TransparencyWords } from '../transparency-words.ts';
import type { Html } from '../views/html.ts';
import { citedSources } from './cited-sources.ts';

const TONE: Record<CoverageState, string> = {
  covered: 'ok',
  partly: 'info',
  gap: 'warm',
  refused: 'danger',
  outside: '',
};

/** The state in words, with a colour beside it. */
const stateBadge = (w: TransparencyWords, state: CoverageState): Html =>
  html`<span class="badge ${TONE[state] ? `badge--${TONE[state]}` : ''}">${w(`state.${state}`)}</span>`;

/** One duty: what the law asks, how it stands, by what, what remains, and where this was read. */
export const obligationCard = (
  w: TransparencyWords,
  lang: Language,
  row: ObligationRow,
  platform?: string,
): Html => html`
<li class="card stack obligation" id="${row.id}">
  <div class="row">${stateBadge(w, row.state)} <span class="small soft">${textIn(row.instrument.title, lang)} (${w(`status.${row.instrument.status}`)})</span></div>
  <h3>${textIn(row.provision, lang)}: ${textIn(row.says, lang)}</h3>
  <p class="small">${w('law.party')}: ${w(`party.${row.party}`)}${row.clock ? html` · ${w('law.clock')}: <strong>${textIn(row.clock, lang)}</strong>` : ''}</p>
  ${servedBy(w, lang, row, platform)}
  ${row.remains ? html`<p><strong>${w('law.remains')}:</strong> ${textIn(row.remains, lang)}</p>` : ''}
  ${row.why ? html`<p><strong>${w('law.why')}:</strong> ${textIn(row.why, lang)}</p>` : ''}
  ${citedSources(w, lang, row)}
</li>`;

function servedBy(
  w: TransparencyWords,
  lang: Language,
  { servedBy: by, why }: ObligationRow,
  platform: string | undefined,
): Html | string {
  if (by.length === 0) return why ? '' : html`<p>${w('law.nobody')}</p>`;
  const list = html`<ul class="serves">${by.map((one) => serving(w, lang, one, platform))}</ul>`;
  // Two or three are read at once; thirty rules are opened by who wants them.
  return html`<details ${by.length <= 3 ? 'open' : ''}><summary>${w('law.serves', { count: by.length })}</summary>${list}</details>`;
}

const serving = (
  w: TransparencyWords,
  lang: Language,
  { kind, title, link, counts }: Serving,
  platform: string | undefined,
): Html => html`
<li>${w(`kind.${kind}`)}: ${link ? html`<a href="/${lang}${ofPlatform(link, platform)}">${textIn(title, lang)}</a>` : textIn(title, lang)}${counts ? '' : html` <em>(${w('law.shadow')})</em>`}</li>`;

/** A rule stands in its own platform's list. */
const ofPlatform = (link: string, platform: string | undefined): string =>
  platform ? link.replace('#', `?nen-tang=${platform}#`) : link;
