import { useLanguage } from '../language/language-context.tsx';
import { useKeys } from './key-context.tsx';
import { IDLE_MINUTES } from './key-store.ts';

/** The state in words beside the act: a responder must see at a glance whether the screen shows sealed text. */
export function KeyButton() {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock, lock } = useKeys();
  const unlocked = state.status === 'unlocked';
  const said =
    state.status === 'unlocked'
      ? t('keys.unlocked')
      : { start: '', asked: t('keys.lockedNow'), idle: t('keys.autoLocked', { minutes: IDLE_MINUTES }) }[
          state.because
        ];
  if (sessionKeys && !sessionKeys.member) return null;
  return (
    <>
      <button
        type="button"
        className={unlocked ? 'key key--open' : 'key'}
        disabled={!sessionKeys}
        onClick={unlocked ? lock : askToUnlock}
      >
        <KeyIcon open={unlocked} />
        <span className="key__state">{t(unlocked ? 'keys.unlocked' : 'keys.locked')}</span>
        <span className="key__act">{t(unlocked ? 'keys.lock' : 'keys.unlock')}</span>
      </button>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}

export const KeyIcon = ({ open }: { open: boolean }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  >
    <rect x="3" y="7" width="10" height="7" rx="1.5" />
    <path d={open ? 'M5.5 7V4.6a2.5 2.5 0 0 1 4.9-.7' : 'M5.5 7V4.6a2.5 2.5 0 0 1 5 0V7'} />
  </svg>
);
