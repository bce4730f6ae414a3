import type { Language } from '@kmm/contracts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const satisfies Record<Language, string>;

/** A time as people in Vietnam read it, in words of the page's language. */
export const localTime = (iso: string, lang: Language): string =>
  new Intl.DateTimeFormat(locales[lang], {
    timeZone: 'Asia/Ho_Chi_Minh',
    weekday: 'long',
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));
