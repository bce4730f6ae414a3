import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useNow } from '../frame/use-now.ts';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { fetchSession } from './session-api.ts';
import { useSession } from './session-context.tsx';
import { endsSoon, SNOOZE_MS } from './session-end.ts';
import { SignInForm } from './sign-in-form.tsx';

type Props = {
  /** When the server last answered: each answer puts the idle end off. */
  lastAnswerMs(): number;
};

/** A session that is about to end says so while there is time, above the page, so that nothing typed is lost. */
export function SessionWatch({ lastAnswerMs }: Props) {
  const { language, t } = useLanguage();
  const session = useSession();
  const queries = useQueryClient();
  const nowMs = useNow();
  const [quietUntilMs, setQuietUntilMs] = useState(0);
  const end = endsSoon({
    expiresAtMs: Date.parse(session.expiresAt),
    idleEndMs: lastAnswerMs() + session.idleMinutes * 60_000,
    nowMs,
  });
  const open = end !== undefined && nowMs >= quietUntilMs;
  const time = end ? formatClock(language, end.atMs) : '';
  const take = (next: NonNullable<Awaited<ReturnType<typeof fetchSession>>>) => {
    // Another person must not find the first one's keys, drafts or cases: a new document has none.
    if (next.person.id !== session.person.id) return location.assign('/console/');
    return queries.setQueryData(['session'], next);
  };
  const stay = async () => {
    const next = await queries.fetchQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: 0 });
    if (next) take(next);
    // The answer put the end off; nothing else would show that before the next half minute.
    setQuietUntilMs(Date.now());
  };
  return (
    <>
      <Dialog
        open={open && end.why === 'idle'}
        title={t('session.idleTitle')}
        lead={t('session.idleLead', { time })}
        onClose={() => void stay()}
      >
        <button type="button" className="button" onClick={() => void stay()}>
          {t('session.stay')}
        </button>
      </Dialog>
      <Dialog
        open={open && end.why === 'expiry'}
        title={t('session.endTitle')}
        lead={t('session.endLead', { time })}
        onClose={() => setQuietUntilMs(nowMs + SNOOZE_MS)}
      >
        {open && end.why === 'expiry' ? <SignInForm email={session.person.email} onSignedIn={take} /> : null}
        <button type="button" className="link-button" onClick={() => setQuietUntilMs(nowMs + SNOOZE_MS)}>
          {t('session.later')}
        </button>
      </Dialog>
    </>
  );
}
