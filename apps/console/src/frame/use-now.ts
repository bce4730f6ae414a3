import { useEffect, useState } from 'react';

const STEP_MS = 30_000;

/** The time, moving on twice a minute: ages on a page that stays open stay true. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
