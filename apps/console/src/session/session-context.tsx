import type { Session } from '@khong-mot-minh/contracts';
import { createContext, useContext } from 'react';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, on a page that only exists for somebody who is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a signed-in person above it');
  return session;
}
