import type { Duty } from '@khong-mot-minh/contracts';
import { formatClock, formatShortDay } from '../language/format-time.ts';
import type { Translate } from '../language/translate.ts';
import { dayOf } from './duty-days.ts';

type Language = Parameters<typeof formatClock>[0];

/** From when to when, to be read under its day: another day stands beside its time. */
export function dutyTimes(
  { from, until }: Pick<Duty, 'from' | 'until'>,
  day: string,
  { language, t }: { language: Language; t: Translate },
): string {
  const said = (at: string) => {
    const atMs = Date.parse(at);
    const clock = formatClock(language, atMs);
    return dayOf(atMs) === day ? clock : `${clock} (${formatShortDay(language, atMs)})`;
  };
  return t('roster.span', { from: said(from), until: said(until) });
}
