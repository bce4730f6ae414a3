import type { CaseView } from '@khong-mot-minh/contracts';
import { useEffect } from 'react';
import { errorText, isEndedKey, isStale } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { isGone, useReload } from './use-case.ts';

/** A conflict is no failure of the person: it offers the new version and keeps what was typed. */
export function CommandFailure({ view, error }: { view: CaseView; error: Error | null }) {
  const { t } = useLanguage();
  const reload = useReload(view.id);
  const gone = isGone(error);
  useEffect(() => {
    // The page read again says where the case went, and keeps what was typed.
    if (gone) void reload();
  }, [gone, reload]);
  if (!error) return null;
  const stale = isStale(error) && !isEndedKey(error);
  return (
    <div role="alert" className={stale ? 'notice notice--warm' : 'notice notice--danger'}>
      <p>{errorText(error, t)}</p>
      {stale ? (
        <p>
          <button type="button" className="button button--quiet" onClick={reload}>
            {t('case.load')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
