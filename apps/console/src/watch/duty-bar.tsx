import type { Duty } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNow } from '../frame/use-now.ts';
import { useInbox } from '../inbox/inbox-context.tsx';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { changeDuty } from '../roster/roster-api.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { usePresence } from './use-presence.ts';
import { HOUR_MS, type Notice, noticesOf } from './watch-notices.ts';

/** What whoever is on duty has to know about their own watch: it never ends, and never sleeps, in silence. */
export function DutyBar() {
  const { t } = useLanguage();
  const nowMs = useNow();
  const { inbox } = useInbox();
  const presence = usePresence(inbox?.duty !== undefined);
  const over = useDutyThatEnded(inbox?.duty, nowMs);
  const notices = noticesOf({ inbox, nowMs, presentUntil: presence.until, over: over.duty });
  return (
    <div className="watch" role="status">
      {notices.map((notice) => (
        <p key={notice.key} className={`watch__line watch__line--${notice.key}`}>
          <Words notice={notice} />
          {notice.key === 'soon' || notice.key === 'gone' ? (
            <button type="button" className="button button--quiet" onClick={presence.sign}>
              {t('watch.here')}
            </button>
          ) : null}
          {notice.key === 'dutyEnds' && inbox?.duty ? <Extend duty={inbox.duty} /> : null}
          {notice.key === 'dutyOver' ? (
            <>
              <RouteLink to={{ page: 'roster' }}>{t('watch.newDuty')}</RouteLink>
              <button type="button" className="link-button" onClick={over.forget}>
                {t('watch.known')}
              </button>
            </>
          ) : null}
          {notice.key === 'failing' ? (
            <RouteLink to={{ page: 'paging' }}>{t('watch.failingGo')}</RouteLink>
          ) : null}
        </p>
      ))}
    </div>
  );
}

function Words({ notice: { key, atMs, count } }: { notice: Notice }) {
  const { language, t } = useLanguage();
  const time = atMs === undefined ? '' : formatClock(language, atMs);
  return <span>{t(`watch.${key}`, { time, count: count ?? 0 })}</span>;
}

/** A duty of a day cannot grow: then a new one is taken. */
function Extend({ duty: { id, from, until } }: { duty: Duty }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const later = new Date(Date.parse(until) + HOUR_MS).toISOString();
  const extending = useMutation({
    mutationFn: () => changeDuty(id, { from, until: later }),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ['inbox', 'roster'].includes(String(queryKey[0])),
      }),
  });
  if (extending.isError) return <RouteLink to={{ page: 'roster' }}>{t('watch.newDuty')}</RouteLink>;
  return (
    <button
      type="button"
      className="button button--quiet"
      disabled={extending.isPending}
      onClick={() => extending.mutate()}
    >
      {t('watch.extend')}
    </button>
  );
}

/** The duty that this page saw and that is no more, until the person has read so. */
function useDutyThatEnded(duty: Duty | undefined, nowMs: number) {
  const [last, setLast] = useState<Duty>();
  useEffect(() => {
    if (duty) setLast(duty);
  }, [duty]);
  const ended = last && !duty && Date.parse(last.until) <= nowMs ? last : undefined;
  return { duty: ended, forget: () => setLast(undefined) };
}
