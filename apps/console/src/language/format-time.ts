import type { Language } from '@khong-mot-minh/contracts';
import { LANGUAGE_ROWS } from '@khong-mot-minh/contracts/codes';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest whole unit; a clock that runs ahead of the server's reads as "now". */
export function formatAge(language: Language, at: string, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - Date.parse(at)) / 1000));
  if (seconds < MINUTE)
    return new Intl.RelativeTimeFormat(LANGUAGE_ROWS[language].locale, { numeric: 'auto' }).format(
      0,
      'second',
    );
  const format = new Intl.RelativeTimeFormat(LANGUAGE_ROWS[language].locale);
  if (seconds < HOUR) return format.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return format.format(-Math.floor(seconds / HOUR), 'hour');
  return format.format(-Math.floor(seconds / DAY), 'day');
}

/** Day and minute where the responder sits: what is written into a file beside the case. */
export const formatMoment = (language: Language, at: string): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[language].locale, { dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );

/** A day as a plan names it, with its weekday. */
export const formatDay = (language: Language, atMs: number): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[language].locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
  }).format(new Date(atMs));

/** The same beside a time, where the year goes without saying. */
export const formatShortDay = (language: Language, atMs: number): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[language].locale, { day: 'numeric', month: 'numeric' }).format(
    new Date(atMs),
  );

export const formatClock = (language: Language, atMs: number): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[language].locale, { timeStyle: 'short' }).format(new Date(atMs));
