import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import { numberOf } from './call-panel.ts';
import { emblem } from './emblem.ts';
import type { Html } from './html.ts';
import { icon } from './icon.ts';
import { languageSwitch } from './language-switch.ts';

export type Page = {
  /** Absent on pages where a title in the history could betray that somebody asked for help. */
  title?: string;
  /** Style sheets beside the common one. */
  styles?: readonly ('figures' | 'games' | 'poster')[];
  /** Browser scripts by name; a page works without any of them. */
  scripts?: readonly ('report' | 'follow-up' | 'take-down' | 'gallery' | 'offline')[];
  /** Where an icon on the home screen is described, on the one page that offers it. */
  manifest?: string;
  /** A form on this page that the language switch should carry along. */
  form?: string;
  main: Html;
};

const here = ({ path }: PageContext, to: string) => (path.startsWith(to) ? html`aria-current="page"` : '');

const navigation = (ctx: PageContext): Html => {
  const { t, lang } = ctx;
  return html`<ul class="plain">
    <li><a href="/${lang}/gap-lai" ${here(ctx, '/gap-lai')}>${t('nav.back')}</a></li>
    <li><a href="/${lang}/go-anh" ${here(ctx, '/go-anh')}>${t('nav.takedown')}</a></li>
    <li><a href="/${lang}/hoc" ${here(ctx, '/hoc')}>${t('nav.learn')}</a></li>
    <li><a href="/${lang}/cam-ket" ${here(ctx, '/cam-ket')}>${t('nav.pledge')}</a></li>
  </ul>`;
};

const ON_THE_WAY_TO_HELP = ['/giup', '/gap-lai', '/go-anh'];

/** Help within one press of every page. Where somebody is asking for help already, the same place calls the line for children. */
const helpButton = (ctx: PageContext): Html => {
  const { t, lang, path } = ctx;
  const number = numberOf(ctx, 'child');
  return ON_THE_WAY_TO_HELP.some((way) => path.startsWith(way))
    ? html`<a class="help-now" href="tel:${number}">${icon('phone')}<span>${t('nav.call', { number })}</span></a>`
    : html`<a class="help-now" href="/${lang}/giup" data-quiet>${icon('heart')}<span>${t('nav.help')}</span></a>`;
};

/** Scripts that send for somebody; where a network is crowded, the device computes for a moment before it sends. */
const SENDS: readonly string[] = ['report', 'follow-up', 'take-down'];

/** Shown while the device computes or waits for its turn; it stands over the page and covers no number. */
const workSign = ({ t, assets }: PageContext): Html => html`
<div class="work" role="status" data-work data-worker="${assets.url('work-worker.js')}" hidden>
  <p><label for="work">${t('work.title')}</label></p>
  <progress id="work" max="1" value="0"></progress>
  <p class="small">${t('work.text')}</p>
</div>`;

/** The frame of every public page: band, header with the way out and the way to help, content, footer. */
export function page(
  ctx: PageContext,
  { title, styles = [], scripts = [], manifest, form, main }: Page,
): Html {
  const { t, lang, assets, deps } = ctx;
  const present = ['exit', ...scripts].filter((name) => assets.has(`${name}.js`));
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noarchive">
<meta name="color-scheme" content="light dark">
<title>${title ? `${title} · ${t('app.name')}` : t('app.neutralTitle')}</title>
<link rel="icon" href="${assets.url(title ? 'emblem.svg' : 'notes.svg')}">
${
  manifest
    ? html`<link rel="manifest" href="${manifest}">
<link rel="apple-touch-icon" href="${assets.url('notes-192.png')}">`
    : ''
}
<link rel="stylesheet" href="${assets.url('portal.css')}">
${styles.map((name) => html`<link rel="stylesheet" href="${assets.url(`${name}.css`)}">`)}
${present.map((name) => html`<script type="module" src="${assets.url(`${name}.js`)}"></script>`)}
</head>
<body${title ? '' : html` data-quiet`}>
<a class="skip" href="#main">${t('app.skip')}</a>
${deps.demo ? html`<aside aria-labelledby="demo-band"><p class="band" role="note" id="demo-band">${t('demo.band')}</p></aside>` : ''}
<header class="top">
<a class="exit" href="/thoat" rel="noreferrer" data-exit>${icon('exit')}<span>${t('exit.label')}</span></a>
${helpButton(ctx)}
<a class="brand" href="/${lang}/">${emblem(38)}<span class="brand__name">${t('app.name')}</span></a>
<nav data-quiet class="top__nav" aria-label="${t('nav.label')}">${navigation(ctx)}</nav>
${languageSwitch(ctx, form)}
</header>
<main id="main" tabindex="-1">
${main}
</main>
${scripts.some((name) => SENDS.includes(name)) ? workSign(ctx) : ''}
<footer class="foot">
<nav data-quiet class="foot__nav" aria-label="${t('nav.footer')}">${navigation(ctx)}</nav>
<p><a href="/${lang}/khong-lam-duoc">${t('nav.limits')}</a> · <a href="/${lang}/so-lieu">${t('nav.figures')}</a> · <a href="/${lang}/luat-va-chinh-sach">${t('nav.law')}</a> · <a href="/${lang}/yeu-cau-co-quan">${t('nav.authority')}</a> · <a href="${deps.consoleUrl}" rel="noreferrer">${t('nav.console')}</a></p>
<p class="small soft">${t('app.about')}</p>
<p class="small soft exit-hint" data-with-script hidden>${t('exit.hint')}</p>
</footer>
</body>
</html>`;
}
