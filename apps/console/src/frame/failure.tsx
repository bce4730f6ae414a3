import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';

export function Failure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useLanguage();
  return (
    <div className="notice notice--danger" role="alert">
      <p>{errorText(error, t)}</p>
      <p>
        <button type="button" className="button button--quiet" onClick={onRetry}>
          {t('app.retry')}
        </button>
      </p>
    </div>
  );
}
