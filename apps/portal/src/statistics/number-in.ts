import type { Language } from '@khong-mot-minh/contracts';

/** A number as the language groups it: 5.762.302 in Vietnamese. */
export const numberIn = (value: number, lang: Language): string =>
  new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB').format(value);
