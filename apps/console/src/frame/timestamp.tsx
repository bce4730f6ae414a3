import { formatAge, formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useNow } from './use-now.ts';

const HOUR_MS = 3_600_000;

/** `coarse`: what the house may keep to the hour alone, and then says so. */
type Shown = { at: string; coarse?: boolean };

export function RelativeTime({ at, coarse = false }: Shown) {
  const { language, t } = useLanguage();
  const now = useNow();
  return (
    <time dateTime={at} title={formatMoment(language, at)}>
      {coarse && isWholeHour(at) && now - Date.parse(at) < HOUR_MS ? (
        t('time.withinHour')
      ) : (
        <About at={at} coarse={coarse} time={formatAge(language, at, now)} />
      )}
    </time>
  );
}

export function AbsoluteTime({ at, coarse = false }: Shown) {
  const { language } = useLanguage();
  return (
    <time dateTime={at}>
      <About at={at} coarse={coarse} time={formatMoment(language, at)} />
    </time>
  );
}

/** Times around a young person are kept to the minute until a case closes, and to the hour from then on. */
function About({ at, coarse, time }: Required<Shown> & { time: string }) {
  const { t } = useLanguage();
  return coarse && isWholeHour(at) ? t('time.about', { time }) : time;
}

const isWholeHour = (at: string): boolean => Date.parse(at) % HOUR_MS === 0;
