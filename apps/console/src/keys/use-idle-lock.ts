import { useEffect } from 'react';
import type { KeyStore } from './key-store.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const CHECK_MS = 10_000;

export function useIdleLock(store: KeyStore): void {
  useEffect(() => {
    const touch = () => store.touch(Date.now());
    const check = () => store.lockIfIdle(Date.now());
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touch, { passive: true });
    // Timers of a hidden tab are slowed down: coming back checks at once.
    document.addEventListener('visibilitychange', check);
    const timer = setInterval(check, CHECK_MS);
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, touch);
      document.removeEventListener('visibilitychange', check);
      clearInterval(timer);
    };
  }, [store]);
}
