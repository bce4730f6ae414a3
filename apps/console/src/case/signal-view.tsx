import type { Signal } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey, type Translate } from '../language/translate.ts';

/** Codes come with their words where there are some, and stand alone where a platform brings its own. */
const wordsFor = (key: string, code: string, t: Translate): string => (isMessageKey(key) ? t(key) : code);

export function SignalView({ signal }: { signal: Signal }) {
  const { t } = useLanguage();
  const percent = Math.round(signal.weight * 100);
  return (
    <li className="signal">
      <p className="signal__name">
        <code>{signal.id}</code>
        <strong>{wordsFor(`signal.${signal.id}`, signal.id, t)}</strong>
        <span className="signal__weight soft">
          <meter min={0} max={100} value={percent} aria-label={t('decision.weight', { percent })} />
          <span aria-hidden="true">{percent}%</span>
        </span>
      </p>
      {signal.evidence.length > 0 ? (
        <ul className="plain citations" aria-label={t('decision.where')}>
          {signal.evidence.map(({ eventId, start, end, concept }) => (
            <li className="citations__one" key={`${eventId} ${start} ${concept}`}>
              <span>{wordsFor(`concept.${concept}`, concept, t)}</span>
              <span className="soft small">{t('decision.citation', { event: eventId, start, end })}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
