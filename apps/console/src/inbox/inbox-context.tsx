import type { Inbox } from '@khong-mot-minh/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { call } from '../api/call.ts';
import { isSignedOut } from '../api/error-text.ts';
import { useAwake } from '../frame/use-awake.ts';
import { TitleCount } from '../frame/use-title.ts';
import { countText, waitingOf } from './waiting.ts';

/** On duty the desk asks this often whether somebody watches or not; a call is heard that soon. */
const ON_DUTY_MS = 15_000;
const AWAKE_MS = 30_000;

type Watched = {
  /** Undefined until the first answer. */
  inbox: Inbox | undefined;
  /** The last question was not answered: what is shown may be old. */
  lost: boolean;
};

const InboxContext = createContext<Watched>({ inbox: undefined, lost: false });

/** What waits, asked again and again: for a person on duty in a hidden tab too, whose keys may have locked long ago. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const awake = useAwake();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['inbox'],
    queryFn: () => call<Inbox>('GET', '/v1/inbox'),
    refetchInterval: ({ state }) => (state.data?.duty ? ON_DUTY_MS : awake && AWAKE_MS),
    refetchIntervalInBackground: true,
    staleTime: 5_000,
  });
  // What waited is not shown to a session that has ended, and its end is no lost connection.
  const isOver = isSignedOut(error);
  const inbox = isOver ? undefined : data;
  useEffect(() => {
    // The service worker was woken by a push: ask at once.
    const ask = () => void queries.invalidateQueries({ queryKey: ['inbox'] });
    navigator.serviceWorker?.addEventListener('message', ask);
    return () => navigator.serviceWorker?.removeEventListener('message', ask);
  }, [queries]);
  return (
    <InboxContext value={{ inbox, lost: error !== null && !isOver }}>
      <TitleCount value={inbox ? countText(inbox) : ''}>{children}</TitleCount>
    </InboxContext>
  );
}

export const useInbox = (): Watched => useContext(InboxContext);

/** How much of these sections waits. */
export const useWaiting = (sections: Parameters<typeof waitingOf>[1]): number => {
  const { inbox } = useInbox();
  return inbox ? waitingOf(inbox, sections) : 0;
};
