import { useLanguage } from '../language/language-context.tsx';
import type { Alarm } from './use-alarm-sound.ts';

/** Turns the sound off and on again, and wakes it where the browser keeps a page silent until it is touched. */
export function SoundButton({ alarm }: { alarm: Alarm }) {
  const { t } = useLanguage();
  if (alarm.on && alarm.blocked)
    return (
      <button type="button" className="link-button" onClick={alarm.wake}>
        {t('sound.blocked')}
      </button>
    );
  return (
    <button type="button" className="link-button" aria-pressed={alarm.on} onClick={alarm.toggle}>
      {t(alarm.on ? 'sound.off' : 'sound.on')}
    </button>
  );
}
