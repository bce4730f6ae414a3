import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from './html.ts';

/**
 * The same page in the other language. In the middle of a form it is a button of that form, which posts what
 * was filled in so far to the other language, so that nothing typed is lost.
 */
export function languageSwitch({ t, lang, path }: PageContext, form?: string): Html {
  const other = lang === 'vi' ? 'en' : 'vi';
  const to = `/${other}${path}`;
  // On a narrow phone only the first letters fit beside the way out and the way to help.
  const words = html`<span class="language__long">${t('lang.other')}</span><span class="language__short">${t('lang.otherShort')}</span>`;
  return form
    ? html`<button class="language" form="${form}" formaction="${to}" formnovalidate name="go" value="stay" lang="${other}" aria-label="${t('lang.otherShort')} ${t('lang.other')}">${words}</button>`
    : html`<a class="language" href="${to}" hreflang="${other}" lang="${other}" aria-label="${t('lang.otherShort')} ${t('lang.other')}">${words}</a>`;
}
