import { useEffect, useRef, useState } from 'react';
import { readPreference, writePreference } from '../language/preference.ts';
import { ring } from './ring.ts';

const EVERY_MS = 4_000;

export type Alarm = { on: boolean; blocked: boolean; toggle(): void; wake(): void };

/** Sounds every few seconds while it is wanted and not turned off; the choice is remembered on the device. */
export function useAlarmSound(wanted: boolean): Alarm {
  const audio = useRef<AudioContext>(undefined);
  const [on, setOn] = useState(() => readPreference('sound') !== 'off');
  const [blocked, setBlocked] = useState(false);
  const sound = wanted && on;
  const strike = () => {
    audio.current ??= new AudioContext();
    const { current } = audio;
    // A page that nobody has touched yet may not sound; once it is touched, it may.
    void current.resume().then(() => setBlocked(current.state !== 'running'));
    setBlocked(current.state !== 'running');
    if (current.state === 'running') ring(current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `strike` only uses what lasts.
  useEffect(() => {
    if (!sound) return;
    strike();
    const timer = setInterval(strike, EVERY_MS);
    return () => clearInterval(timer);
  }, [sound]);
  return {
    on,
    blocked,
    wake: strike,
    toggle() {
      writePreference('sound', on ? 'off' : 'on');
      setOn(!on);
    },
  };
}
