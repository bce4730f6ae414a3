import type { CaseView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { closeWarnings, wordsOf } from './close-checks.ts';
import { Bubble } from './sealed-thread.tsx';

/** What whoever closes a case, or agrees to it, has to have read and to confirm. */
export function useCloseChecks(view: CaseView) {
  const { organisation, person } = useSession();
  const { state } = useKeys();
  const [sure, setSure] = useState(false);
  const words = wordsOf(view);
  const warnings = closeWarnings(view, { own: organisation.kind, person: person.id });
  const locked = words.length > 0 && state.status === 'locked';
  return { words, warnings, locked, sure, setSure, ready: !locked && (sure || warnings.length === 0) };
}

export function CloseCheckPanel({ checks }: { checks: ReturnType<typeof useCloseChecks> }) {
  const { t } = useLanguage();
  const { sessionKeys, askToUnlock } = useKeys();
  const { words, warnings, locked, sure, setSure } = checks;
  if (locked)
    return (
      <div className="notice notice--warm notice--row">
        <p>{t(sessionKeys?.member ? 'close.locked' : 'close.noKey')}</p>
        {sessionKeys?.member ? (
          <button type="button" className="button" onClick={askToUnlock}>
            {t('keys.unlock')}
          </button>
        ) : null}
      </div>
    );
  return (
    <>
      {words.length > 0 ? (
        <details className="close-words">
          <summary>{t('close.words', { count: words.length })}</summary>
          <ol className="chat plain">
            {words.map((item) => (
              <Bubble key={item.id} item={item} mine={false} />
            ))}
          </ol>
        </details>
      ) : null}
      {warnings.length > 0 ? (
        <div className="notice notice--danger">
          <ul className="plain stack">
            {warnings.map((warning) => (
              <li key={warning.what === 'yes-stands' ? warning.level : warning.what}>
                {warning.what === 'yes-stands'
                  ? t('close.warn.yes-stands', { who: t(`mayKnow.${warning.level}`) })
                  : t(`close.warn.${warning.what}`)}
              </li>
            ))}
          </ul>
          <label className="check">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {t('close.sure')}
          </label>
        </div>
      ) : null}
    </>
  );
}
