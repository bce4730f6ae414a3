import type { CaseView } from '@khong-mot-minh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { errorText } from '../api/error-text.ts';
import { useInbox } from '../inbox/inbox-context.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';

/** Danger in the case that is open: here, where it can be read, a person says that they have seen it. */
export function CaseCall({ view }: { view: CaseView }) {
  const { language, t } = useLanguage();
  const { inbox } = useInbox();
  const { person } = useSession();
  const waiting = inbox?.calls.find(({ caseId }) => caseId === view.id);
  const seen = inbox?.seenCalls?.find(({ caseId }) => caseId === view.id);
  if (!waiting && seen)
    return (
      <p className="notice notice--warm case__notice" role="status">
        {t('call.seenBy', { name: seen.by, time: formatClock(language, Date.parse(seen.at)) })}.{' '}
        {t(seen.taken ? 'call.hereSeenTaken' : 'call.hereSeen', {
          time: formatClock(language, Date.parse(seen.ringsAgainAt)),
        })}
      </p>
    );
  if (!waiting) return null;
  const mine = view.assignee?.id === person.id;
  const lead = view.access === 'referral' ? 'call.hereReferred' : mine ? 'call.hereMine' : 'call.hereLead';
  return (
    <section className="notice notice--danger case__notice stack" aria-labelledby="call-here">
      <p>
        <strong id="call-here">{t('call.here')}</strong>
      </p>
      {waiting.yours ? (
        <>
          <p>{t(lead)}</p>
          <SayThatSeen view={view} call={waiting.id} />
        </>
      ) : (
        <p>{t('call.notYours')}</p>
      )}
    </section>
  );
}

/** Whoever says so has read what there is to read. */
function SayThatSeen({ view, call: id }: { view: CaseView; call: string }) {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  const queries = useQueryClient();
  const seeing = useMutation({
    mutationFn: () => call('POST', `/v1/urgent-calls/${id}/seen`),
    // Whoever was first has seen it, or the page is older than the danger: either way both are read again.
    onSettled: () =>
      Promise.all([['inbox'], ['case', view.id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  if (view.sealed.length > 0 && state.status === 'locked') {
    if (!sessionKeys?.member) return <p>{t('keys.none')}</p>;
    return (
      <div className="row">
        <p>{t('call.hereLocked')}</p>
        <button type="button" className="button" onClick={askToUnlock}>
          {t('keys.unlock')}
        </button>
      </div>
    );
  }
  return (
    <>
      <p>
        <button
          type="button"
          className="button"
          aria-busy={seeing.isPending}
          disabled={seeing.isPending}
          onClick={() => seeing.mutate()}
        >
          {t('call.seen')}
        </button>
      </p>
      {seeing.error ? <p role="alert">{errorText(seeing.error, t)}</p> : null}
    </>
  );
}
