import { formatAge, formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useNow } from './use-now.ts';

export function Age({ at }: { at: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={at} title={formatMoment(language, at)}>
      {formatAge(language, at, useNow())}
    </time>
  );
}

export function Moment({ at }: { at: string }) {
  const { language } = useLanguage();
  return <time dateTime={at}>{formatMoment(language, at)}</time>;
}
