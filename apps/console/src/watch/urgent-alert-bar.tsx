import type { SeenCall, UrgentCall } from '@khong-mot-minh/contracts';
import { RelativeTime } from '../frame/timestamp.tsx';
import { useInbox } from '../inbox/inbox-context.tsx';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { SoundButton } from './sound-button.tsx';
import { useAlarmSound } from './use-alarm-sound.ts';

const SHOWN = 3;

/** Danger on every page until somebody has it; with a sound on duty while nobody has even seen it. */
export function UrgentAlertBar() {
  const { t } = useLanguage();
  const { inbox, lost } = useInbox();
  const calls = inbox?.calls ?? [];
  const seen = inbox?.seenCalls ?? [];
  const onDuty = inbox?.duty !== undefined;
  // A desk that hears nothing any more is as grave as a call.
  const deaf = onDuty && lost;
  const alarm = useAlarmSound(onDuty && (calls.length > 0 || deaf));
  if (calls.length + seen.length === 0 && !deaf) return null;
  const title = deaf ? t('watch.offline') : t('call.title');
  return (
    <aside className="calls" aria-label={title}>
      <div className="calls__head">
        <strong role="alert">{title}</strong>
        {onDuty && (calls.length > 0 || deaf) ? <SoundButton alarm={alarm} /> : null}
      </div>
      <ul className="plain">
        {calls.slice(0, SHOWN).map((one) => (
          <Call key={one.id} call={one} />
        ))}
      </ul>
      {calls.length > SHOWN ? (
        <details className="calls__rest">
          <summary>{t('call.more', { count: calls.length - SHOWN })}</summary>
          <ul className="plain">
            {calls.slice(SHOWN).map((one) => (
              <Call key={one.id} call={one} />
            ))}
          </ul>
        </details>
      ) : null}
      {seen.length > 0 ? (
        <ul className="plain calls__quiet">
          {seen.map((one) => (
            <Seen key={one.id} call={one} />
          ))}
        </ul>
      ) : null}
    </aside>
  );
}

function Call({
  call: { caseId, overrideId, category, referred, openedAt, nextPageAt, yours, seenBefore },
}: {
  call: UrgentCall;
}) {
  const { language, t } = useLanguage();
  const look = yours ? 'button calls__open' : undefined;
  return (
    <li className="calls__row">
      <span className="calls__what">
        <CallName category={category} referred={referred} />
        <span className="small">
          {' '}
          · <RelativeTime at={openedAt} /> ·{' '}
          {t('call.next', { time: formatClock(language, Date.parse(nextPageAt)) })}
        </span>
        {seenBefore ? (
          <span className="small calls__before">
            {t('call.seenBefore', {
              name: seenBefore.by,
              time: formatClock(language, Date.parse(seenBefore.at)),
            })}
          </span>
        ) : null}
      </span>
      <span className="calls__acts">
        {yours ? null : <span className="small">{t('call.notYours')}</span>}
        {caseId ? (
          <RouteLink to={{ page: 'case', id: caseId }} className={look}>
            {t('call.open')}
          </RouteLink>
        ) : null}
        {overrideId ? (
          <RouteLink to={{ page: 'override', id: overrideId }} className={look}>
            {t('call.open')}
          </RouteLink>
        ) : null}
      </span>
    </li>
  );
}

function Seen({ call: { caseId, category, referred, by, at, ringsAgainAt, taken } }: { call: SeenCall }) {
  const { language, t } = useLanguage();
  const clock = (time: string) => formatClock(language, Date.parse(time));
  return (
    <li className="calls__row">
      <span className="calls__what">
        <CallName category={category} referred={referred} />
        <span className="small">
          {' '}
          · {t('call.seenBy', { name: by, time: clock(at) })} ·{' '}
          {t(taken ? 'call.unopened' : 'call.untaken', { time: clock(ringsAgainAt) })}
        </span>
      </span>
      <span className="calls__acts">
        <RouteLink to={{ page: 'case', id: caseId }}>{t('call.open')}</RouteLink>
      </span>
    </li>
  );
}

function CallName({ category, referred }: { category: string | undefined; referred: boolean }) {
  const { t } = useLanguage();
  const name = category ? `category.${category}` : '';
  return (
    <>
      <strong>{isMessageKey(name) ? t(name) : t('call.override')}</strong>
      {referred ? <span> · {t('call.referred')}</span> : null}
    </>
  );
}
