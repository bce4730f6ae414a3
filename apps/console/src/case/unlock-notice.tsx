import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';

/** Offered where something is sealed and the keys of this person are locked. */
export function UnlockNotice() {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  if (state.status !== 'locked' || !sessionKeys?.member) return null;
  return (
    <div className="notice notice--row">
      <p>{t('write.locked')}</p>
      <button type="button" className="button" onClick={askToUnlock}>
        {t('keys.unlock')}
      </button>
    </div>
  );
}
