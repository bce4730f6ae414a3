import type { Language } from '@khong-mot-minh/contracts';

/** A number as the reader writes it: `6,3` and `1.200` in Vietnamese, `6.3` and `1,200` in English; one decimal at most. */
export const formatNumber = (language: Language, value: number): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
