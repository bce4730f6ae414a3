import type { PresenceUntil } from '@khong-mot-minh/contracts';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/call.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const EVERY_MS = 60_000;

/** Tells the server of signs of life on duty: what a person does, never that the page is merely open. */
export function usePresence(onDuty: boolean): { until: string | undefined; sign(): void } {
  const [until, setUntil] = useState<string>();
  const lastMs = useRef(0);
  const sign = () => {
    lastMs.current = Date.now();
    // A lost sign is followed by the next one, and the band says when none arrived.
    call<PresenceUntil>('POST', '/v1/presence').then(
      (answer) => setUntil(answer.until),
      () => {
        lastMs.current = 0;
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sign` only uses what lasts.
  useEffect(() => {
    if (!onDuty) return;
    const stir = () => {
      if (Date.now() - lastMs.current >= EVERY_MS) sign();
    };
    for (const kind of SIGNS_OF_LIFE) addEventListener(kind, stir, { passive: true });
    return () => {
      for (const kind of SIGNS_OF_LIFE) removeEventListener(kind, stir);
    };
  }, [onDuty]);
  return { until, sign };
}
