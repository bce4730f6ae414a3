import type { Opener } from '@khong-mot-minh/sealing';

export type KeyState =
  | { status: 'locked'; because: 'start' | 'asked' | 'idle' }
  | { status: 'unlocked'; openers: readonly Opener[] };

export type KeyStore = {
  state(): KeyState;
  subscribe(onChange: () => void): () => void;
  unlock(openers: readonly Opener[], nowMs: number): void;
  lock(): void;
  /** The person did something: the idle time starts anew. */
  touch(nowMs: number): void;
  lockIfIdle(nowMs: number): void;
};

export const IDLE_MINUTES = 15;

/** Private keys in memory and nowhere else: a reload, a lock or an idle quarter of an hour forgets them. */
export function createKeyStore(idleMs: number = IDLE_MINUTES * 60_000): KeyStore {
  let state: KeyState = { status: 'locked', because: 'start' };
  let touchedMs = 0;
  const listeners = new Set<() => void>();
  const become = (next: KeyState) => {
    state = next;
    for (const tell of listeners) tell();
  };
  const idleSince = (nowMs: number) => nowMs - touchedMs >= idleMs;
  const lockIfIdle = (nowMs: number) => {
    if (state.status === 'unlocked' && idleSince(nowMs)) become({ status: 'locked', because: 'idle' });
  };
  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    unlock(openers, nowMs) {
      touchedMs = nowMs;
      become({ status: 'unlocked', openers });
    },
    lock() {
      if (state.status === 'unlocked') become({ status: 'locked', because: 'asked' });
    },
    touch(nowMs) {
      // A laptop that slept: timers did not run, and the first key press must not save the lock.
      lockIfIdle(nowMs);
      touchedMs = nowMs;
    },
    lockIfIdle,
  };
}
