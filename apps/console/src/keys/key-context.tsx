import type { SessionKeys } from '@khong-mot-minh/contracts';
import type { Opener } from '@khong-mot-minh/sealing';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { fetchSessionKeys } from '../session/session-api.ts';
import type { KeyState, KeyStore } from './key-store.ts';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useIdleLock } from './use-idle-lock.ts';

type Keys = {
  state: KeyState;
  /** Undefined while loading; `member` is absent for a person without a key. */
  sessionKeys: SessionKeys | undefined;
  askToUnlock(): void;
  /** A team key that came to lie here just now; the server's list is asked for anew. */
  hold(opener: Opener): Promise<void>;
  lock(): void;
};

const KeyContext = createContext<Keys | undefined>(undefined);

export function KeyProvider({ store, children }: { store: KeyStore; children: ReactNode }) {
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  const [asking, setAsking] = useState(false);
  const { data: sessionKeys, refetch } = useQuery({
    queryKey: ['session', 'keys'],
    queryFn: fetchSessionKeys,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useIdleLock(store);
  const keys = useMemo<Keys>(
    () => ({
      state,
      sessionKeys,
      askToUnlock: () => setAsking(true),
      lock: store.lock,
      async hold(opener) {
        const now = store.state();
        if (now.status === 'unlocked') store.unlock([...now.openers, opener], Date.now());
        await refetch();
      },
    }),
    [state, sessionKeys, store, refetch],
  );
  return (
    <KeyContext value={keys}>
      {children}
      <UnlockDialog open={asking} sessionKeys={sessionKeys} store={store} onClose={() => setAsking(false)} />
    </KeyContext>
  );
}

export function useKeys(): Keys {
  const keys = useContext(KeyContext);
  if (!keys) throw new Error('useKeys needs a KeyProvider above it');
  return keys;
}
