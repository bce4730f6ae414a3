import type { Language } from '@khong-mot-minh/contracts';

/** The edge of a period in the time of that zone, with its year; the hour only where it is not midnight. */
export function edgeWords(iso: string, lang: Language, timeZone: string): string {
  const at = new Date(iso);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
      timeZone,
      ...options,
    }).format(at);
  const day = say({ day: 'numeric', month: 'numeric', year: 'numeric' });
  const hour = say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return hour === '00:00' ? day : `${hour} ${day}`;
}
