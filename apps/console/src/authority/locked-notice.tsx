import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';

/** Said before a form is filled in; absent once unlocked. */
export function LockedNotice() {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  if (state.status === 'unlocked' || !sessionKeys?.member) return null;
  return (
    <div className="notice notice--row">
      <p>{t('authority.locked')}</p>
      <button type="button" className="button" onClick={askToUnlock}>
        {t('keys.unlock')}
      </button>
    </div>
  );
}
