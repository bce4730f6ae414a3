import type { UrgentCall } from '@kmm/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { Age } from '../frame/age.tsx';
import { useInbox } from '../inbox/inbox-context.tsx';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { SoundButton } from './sound-button.tsx';
import { useAlarm } from './use-alarm.ts';

const SHOWN = 3;

/** Danger on every page, with a sound on duty, until a person says that they have seen it. */
export function CallBand() {
  const { t } = useLanguage();
  const { inbox, lost } = useInbox();
  const calls = inbox?.calls ?? [];
  const onDuty = inbox?.duty !== undefined;
  // A desk that hears nothing any more is as grave as a call.
  const deaf = onDuty && lost;
  const alarm = useAlarm(onDuty && (calls.length > 0 || deaf));
  if (calls.length === 0 && !deaf) return null;
  const title = deaf ? t('watch.offline') : t('call.title');
  return (
    <aside className="calls" aria-label={title}>
      <div className="calls__head">
        <strong role="alert">{title}</strong>
        {onDuty ? <SoundButton alarm={alarm} /> : null}
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
    </aside>
  );
}

function Call({
  call: { id, caseId, overrideId, category, referred, openedAt, nextPageAt, yours },
}: {
  call: UrgentCall;
}) {
  const { language, t } = useLanguage();
  const queries = useQueryClient();
  const seeing = useMutation({
    mutationFn: () => call('POST', `/v1/urgent-calls/${id}/seen`),
    // Whoever was first has seen it: either way the list is old.
    onSettled: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const name = category ? `category.${category}` : '';
  return (
    <li className="calls__row">
      <span className="calls__what">
        <strong>{isMessageKey(name) ? t(name) : t('call.override')}</strong>
        {referred ? <span> · {t('call.referred')}</span> : null}
        <span className="small">
          {' '}
          · <Age at={openedAt} /> · {t('call.next', { time: formatClock(language, Date.parse(nextPageAt)) })}
        </span>
      </span>
      <span className="calls__acts">
        {caseId ? <RouteLink to={{ page: 'case', id: caseId }}>{t('call.open')}</RouteLink> : null}
        {overrideId ? (
          <RouteLink to={{ page: 'override', id: overrideId }}>{t('call.open')}</RouteLink>
        ) : null}
        {yours ? (
          <button
            type="button"
            className="button calls__seen"
            disabled={seeing.isPending}
            onClick={() => seeing.mutate()}
          >
            {t('call.seen')}
          </button>
        ) : (
          <span className="small">{t('call.notYours')}</span>
        )}
      </span>
      {seeing.isError ? <p role="alert">{t('call.failed')}</p> : null}
    </li>
  );
}
