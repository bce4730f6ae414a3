import { useEffect, useState } from 'react';

const ASLEEP_AFTER_MS = 15 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'focus'] as const;

/** False after a quarter of an hour without a sign of life: watching must not keep a session alive for an empty chair. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAwake(false), ASLEEP_AFTER_MS);
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAwake(false), ASLEEP_AFTER_MS);
      setAwake(true);
    };
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, stir, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, stir);
    };
  }, []);
  return awake;
}
