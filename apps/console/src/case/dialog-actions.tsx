import { useLanguage } from '../language/language-context.tsx';

type Props = { submit: string; busy: boolean; danger?: boolean; disabled?: boolean; onClose(): void };

export function DialogActions({ submit, busy, danger = false, disabled = false, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <div className="actions">
      <button type="button" className="button button--quiet" onClick={onClose}>
        {t('app.cancel')}
      </button>
      <button
        type="submit"
        className={danger ? 'button button--danger' : 'button'}
        aria-busy={busy}
        disabled={busy || disabled}
      >
        {busy ? t('action.busy') : submit}
      </button>
    </div>
  );
}
