import { LANGUAGE_ROWS } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { html } from 'hono/html';
import type { CheckedLink } from '../external-links.ts';
import type { Finding } from '../finding.ts';
import type { Piece, Survey } from '../survey.ts';
import { type EditorLanguage, type EditorWords, editorWords, ruleWords } from './editor-words.ts';

type Html = ReturnType<typeof html>;
type Seen = { language: EditorLanguage; survey: Survey; error?: string | undefined };

const frame = (
  language: EditorLanguage,
  title: string,
  here: string,
  main: Html,
): Html => html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/editor.css"><script type="module" src="/editor.js"></script></head>
<body><header><a href="/?lang=${language}">${editorWords(language)('back')}</a> <a href="${here}?lang=${language === 'vi' ? 'en' : 'vi'}" lang="${language === 'vi' ? 'en' : 'vi'}">${editorWords(language)('other')}</a></header>
<main>${main}</main></body></html>`;

const findingList = (words: EditorWords, findings: readonly Finding[]): Html | string =>
  findings.length === 0
    ? html`<p>${words('findings.none')}</p>`
    : html`<ul class="findings">${[...findings]
        .sort((a, b) => a.level.localeCompare(b.level) || a.line - b.line)
        .map(
          ({ level, rule, words: said, file, line, column }) =>
            html`<li class="${level}"><strong>${words(`level.${level}`)}: ${ruleWords(words, rule)}</strong> <q>${said}</q> <code>${words('findings.place', { file: `content/${file}`, line, column })}</code></li>`,
        )}</ul>`;

const reviewWords = (words: EditorWords, { reviews }: Piece, language: EditorLanguage): Html | string =>
  reviews.length === 0
    ? words('review.draft')
    : html`${reviews.map(
        (review) =>
          html`<span>${words(`review.${review.state}`, { language: review.language, day: review.on, who: textIn(review.by, language), people: review.people ?? 0 })}</span> `,
      )}`;

const counted = (words: EditorWords, findings: readonly Finding[]): string => {
  const faults = findings.filter(({ level }) => level === 'fault').length;
  return findings.length === 0
    ? words('findings.none')
    : words('findings.count', { faults, hints: findings.length - faults });
};

const brokenNotice = (words: EditorWords, { survey, error }: Seen): Html | string =>
  error
    ? html`<section class="broken" role="alert"><h2>${words('broken.title')}</h2><p>${words('broken.text')}</p>
${findingList(
  words,
  [...survey.stray, ...survey.pieces.flatMap(({ findings }) => findings)].filter(
    ({ level }) => level === 'fault',
  ),
)}<pre>${error}</pre></section>`
    : '';

/** Every piece in one table: what is to be mended, how far English and reviews are. */
export function indexPage(
  seen: Seen,
  links?: { pages: number; broken: readonly string[]; outside: readonly CheckedLink[] },
): Html {
  const { language, survey } = seen;
  const words = editorWords(language);
  const linkPart = links
    ? html`<section><h2>${words('links.title')}</h2><p>${words('links.pages', { pages: links.pages, broken: links.broken.length })}</p>
<ul>${links.broken.map((one) => html`<li class="fault">${one}</li>`)}${links.outside.map(
        ({ address, checkedOn }) =>
          html`<li><code>${address}</code> ${checkedOn ? words('links.opened', { day: checkedOn }) : words('links.never')}</li>`,
      )}</ul></section>`
    : '';
  return frame(
    language,
    words('title'),
    '/',
    html`<h1>${words('title')}</h1><p>${words('lead')}</p>${brokenNotice(words, seen)}
<div class="wide"><table><thead><tr>${(['piece', 'kind', 'english', 'findings', 'review'] as const).map((column) => html`<th scope="col">${words(`column.${column}`)}</th>`)}</tr></thead>
<tbody>${survey.pieces.map(
      (
        piece,
      ) => html`<tr><th scope="row"><a href="/piece/${piece.piece}?lang=${language}">${piece.piece}</a></th><td>${piece.kind}</td>
<td class="${piece.translation}">${words(`translation.${piece.translation}`)}</td><td>${counted(words, piece.findings)}</td><td>${reviewWords(words, piece, language)}</td></tr>`,
    )}</tbody></table></div>${linkPart}`,
  );
}

/** One piece in both languages side by side, each as wide as a small phone, with what is to be looked at. */
export function piecePage(seen: Seen, piece: Piece): Html {
  const { language } = seen;
  const words = editorWords(language);
  const phone = (lang: EditorLanguage): Html =>
    html`<figure><figcaption>${LANGUAGE_ROWS[lang].ownName}, 360 px</figcaption><iframe title="${LANGUAGE_ROWS[lang].ownName}" width="360" height="740" src="/${lang}${piece.address}" data-phone></iframe></figure>`;
  return frame(
    language,
    piece.piece,
    `/piece/${piece.piece}`,
    html`<h1>${piece.piece}</h1>${brokenNotice(words, seen)}
<dl><div><dt>${words('column.english')}</dt><dd class="${piece.translation}">${words(`translation.${piece.translation}`)}${
      piece.translation === 'outdated' || piece.translation === 'unknown'
        ? html` · ${words('translated.how')} <code>npx kmm content translated ${piece.piece}</code>`
        : ''
    }</dd></div>
<div><dt>${words('column.review')}</dt><dd>${reviewWords(words, piece, language)} · ${words('review.how')} <code>npx kmm content reviewed ${piece.piece}</code></dd></div>
<div><dt>${words('files')}</dt><dd>${piece.files.map((file) => html`<code>content/${file}</code> `)}</dd></div></dl>
<div class="side">${piece.address && !seen.error ? html`<div class="phones">${phone('vi')}${phone('en')}</div>` : html`<p>${seen.error ? '' : words('noPage')}</p>`}
<section><h2>${words('findings.title')}</h2>${findingList(words, piece.findings)}</section></div>`,
  );
}
