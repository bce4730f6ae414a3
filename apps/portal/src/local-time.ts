import type { Language } from '@kmm/contracts';
import { LANGUAGE_ROWS } from '@kmm/contracts/codes';

/** A time as people in Vietnam read it, in words of the page's language. */
export const localTime = (iso: string, lang: Language): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[lang].locale, {
    timeZone: 'Asia/Ho_Chi_Minh',
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

/** A day (`2026-11-27`) in words of the page's language. */
export const localDay = (day: string, lang: Language): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[lang].locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
