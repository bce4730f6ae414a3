import { useState } from 'react';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useSession } from './session-context.tsx';

/** Somebody who had the member's password was wrong about the code: the member hears it on every page of this session. */
export function CodesStoppedBand() {
  const { language, t } = useLanguage();
  const { codesStoppedAt } = useSession();
  const [changing, setChanging] = useState(false);
  if (!codesStoppedAt) return null;
  return (
    <>
      <aside className="paged" aria-label={t('session.codesStopped.title')}>
        <p>
          {t('session.codesStopped', { time: formatMoment(language, codesStoppedAt) })}{' '}
          <button type="button" className="link-button" onClick={() => setChanging(true)}>
            {t('password.change')}
          </button>
        </p>
      </aside>
      {changing ? <PasswordDialog onClose={() => setChanging(false)} /> : null}
    </>
  );
}
