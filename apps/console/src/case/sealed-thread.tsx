import type { CaseView, SealedItem } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { KeyIcon } from '../keys/key-button.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';
import { organisationName } from './organisation-name.ts';
import { SealedText } from './sealed-text.tsx';
import { withdrawalOf } from './withdrawal.ts';

/** Why nothing is there; where a copy is kept it is empty as any other. */
const EMPTY = {
  no: 'thread.empty',
  hidden: 'thread.hidden',
  destroyed: 'thread.destroyed',
  preserved: 'thread.empty',
  shared: 'thread.empty',
} as const;

export function SealedThread({ view }: { view: CaseView }) {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  const locked = state.status === 'locked' && view.sealed.length > 0;
  if (view.sealed.length === 0 && !view.report) return null;
  return (
    <section className="panel" aria-labelledby="thread-title">
      <div className="panel__head">
        <h2 id="thread-title">{t(view.report ? 'thread.title' : 'thread.titleSealed')}</h2>
        {locked && sessionKeys?.member ? (
          <button type="button" className="button" onClick={askToUnlock}>
            <KeyIcon open={false} />
            {t('keys.title')}
          </button>
        ) : null}
      </div>
      {locked && sessionKeys && !sessionKeys.member ? (
        <p className="notice notice--warm">{t('keys.none')}</p>
      ) : null}
      {view.sealed.length === 0 ? <p className="soft">{t(EMPTY[withdrawalOf(view) ?? 'no'])}</p> : null}
      <ol className="chat plain">
        {view.sealed.map((item) => (
          <Bubble key={item.id} item={item} mine={view.access === 'owner' && item.from !== 'reporter'} />
        ))}
      </ol>
    </section>
  );
}

/** Times are kept to the minute while a case is open and to the hour once it was closed, and shown as such. */
export function Bubble({ item, mine }: { item: SealedItem; mine: boolean }) {
  const { language, t } = useLanguage();
  const from = `thread.${item.from}`;
  return (
    <li className={mine ? `bubble bubble--mine bubble--${item.kind}` : `bubble bubble--${item.kind}`}>
      <span className="bubble__meta">
        <strong>
          {item.by ? organisationName(item.by, language, t) : isMessageKey(from) ? t(from) : item.from}
        </strong>{' '}
        · {t(`kind.${item.kind}`)} · <AbsoluteTime at={item.at} coarse />
      </span>
      <SealedText item={item} />
    </li>
  );
}
