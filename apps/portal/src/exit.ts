import { textIn } from '@khong-mot-minh/i18n';
import type { Context } from 'hono';
import { preferredLanguage } from './translate.ts';

/** Where the quick exit leads: a page that anybody may have open for homework. */
const neutral = { vi: 'https://vi.wikipedia.org/', en: 'https://en.wikipedia.org/' };

/** Clears what this site left in the browser, then leaves. A plain link, so it works with scripts off. */
export function leave(c: Context): Response {
  c.header('Clear-Site-Data', '"cache", "storage"');
  return c.redirect(textIn(neutral, preferredLanguage(c.req.header('Accept-Language') ?? '')), 303);
}
