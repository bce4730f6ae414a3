import type { Language } from '@khong-mot-minh/contracts';
import { LANGUAGE_ROWS } from '@khong-mot-minh/contracts/codes';

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

/**
 * A time that is known to the hour, as a span: "from 14:00, within the hour" beside words about an answer would read as a
 * promise. Parts for a sentence that says both ends.
 */
export function localHour(
  iso: string,
  lang: Language,
  timeZone: string | undefined,
): { from: string; to: string; day: string } {
  const { locale } = LANGUAGE_ROWS[lang];
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const of = (type: 'hour' | 'minute') => Number(parts.find((part) => part.type === type)?.value);
  // Where a zone is half an hour off, the hour lies across two of its own.
  const [from, to] = [of('hour'), of('hour') + (of('minute') === 0 ? 1 : 2)];
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
  });
  return { from: String(from), to: String(to), day: day.format(new Date(iso)) };
}

/** The day of a time in that zone, in words of the page's language. */
export const localDayOf = (iso: string, lang: Language, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat(LANGUAGE_ROWS[lang].locale, {
    timeZone,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).format(new Date(iso));

/** A day (`2026-11-27`) in words of the page's language. */
export const localDay = (day: string, lang: Language): string => localDayOf(`${day}T00:00:00Z`, lang, 'UTC');

/** The day in that zone (`2026-11-27`). */
export const dayIn = (timeZone: string, at: Date): string =>
  // Sweden writes a day as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
