import type { Session } from '@khong-mot-minh/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ExpiredDialog } from './expired-dialog.tsx';
import { fetchSession } from './session-api.ts';
import { SessionContext } from './session-context.tsx';
import { SignInPage } from './sign-in-page.tsx';

type Props = { expired: boolean; onRenewed(): void; children: ReactNode };

/** Shows the pages to whoever is signed in, and the way in to everybody else. */
export function SessionGate({ expired, onRenewed, children }: Props) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: ['session'],
    queryFn: fetchSession,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (session === undefined) return <p className="waiting">{t('app.loading')}</p>;
  if (session === null) return <SignInPage onSignedIn={(next) => queries.setQueryData(['session'], next)} />;
  const renew = (next: Session) => {
    // Another person must not find the first one's keys, drafts or cases: a new document has none.
    if (next.person.id !== session.person.id) return location.assign('/console/');
    queries.setQueryData(['session'], next);
    onRenewed();
    return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  return (
    <SessionContext value={session}>
      {/* Hidden, not gone: what the person was typing is there again after signing in. */}
      <div className="desk" hidden={expired}>
        {children}
      </div>
      <ExpiredDialog session={session} open={expired} onSignedIn={renew} />
    </SessionContext>
  );
}
