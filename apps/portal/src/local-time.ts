import type { Language } from '@kmm/contracts';
import { LANGUAGE_ROWS } from '@kmm/contracts/codes';

/** A time as clocks in that zone show it, in words of the page's language. */
export const localTime = (iso: string, lang: Language, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[lang].locale, {
    timeZone,
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

/** The day in that zone (`2026-11-27`). */
export const dayIn = (timeZone: string, at: Date): string =>
  // Sweden writes a day as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
