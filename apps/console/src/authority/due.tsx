import { useNow } from '../frame/use-now.ts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { timeLeft } from './time-left.ts';

/** A clock in words: how long is left, or how late it is; the moment itself is its title. */
export function Due({ at, over = false }: { at: string; over?: boolean }) {
  const { language, t } = useLanguage();
  const { unit, count, late } = timeLeft(at, useNow());
  const moment = formatMoment(language, at);
  if (over) return <time dateTime={at}>{moment}</time>;
  const time = t(`authority.${unit}`, { count });
  return (
    <time dateTime={at} title={moment} className={late ? 'due due--late' : 'due'}>
      {t(late ? 'authority.late' : 'authority.left', { time })}
    </time>
  );
}
