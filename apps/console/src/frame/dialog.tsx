import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/language-context.tsx';

type Props = {
  open: boolean;
  title: string;
  lead?: string;
  /** Without it the dialog cannot be dismissed. */
  onClose?: () => void;
  children: ReactNode;
};

/** The browser's own modal: it keeps the focus inside and gives it back. Its content stays, so drafts survive. */
export function Dialog({ open, title, lead, onClose, children }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open) dialog?.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={lead ? `${id}-lead` : undefined}
      onCancel={(event) => {
        if (!onClose) event.preventDefault();
      }}
      onClose={onClose}
    >
      <div className="dialog__head">
        <h2 id={`${id}-title`}>{title}</h2>
        {onClose ? (
          <button type="button" className="dialog__close" aria-label={t('app.close')} onClick={onClose}>
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              width="16"
              height="16"
              stroke="currentColor"
              strokeWidth="1.8"
            >
              <path d="m3.5 3.5 9 9m0-9-9 9" />
            </svg>
          </button>
        ) : null}
      </div>
      {lead ? (
        <p id={`${id}-lead`} className="soft dialog__lead">
          {lead}
        </p>
      ) : null}
      {children}
    </dialog>
  );
}
