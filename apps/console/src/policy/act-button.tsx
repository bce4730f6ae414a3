import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useTranslation } from './use-translation.ts';

type Props = {
  label: string;
  /** With it the act is confirmed first. */
  confirm?: string | undefined;
  quiet?: boolean;
  disabled?: boolean;
  act(): Promise<unknown>;
  /** What is asked for anew afterwards. */
  refresh?: string;
  /** Words for an error that this act alone knows. */
  explain?(error: unknown): string | undefined;
  onDone?(): void;
  children?: ReactNode;
};

/** A button for one act on a version: asks first where it matters, says what went wrong, and shows the list anew. */
export function ActButton(props: Props) {
  const { label, confirm, quiet, disabled, act, refresh = 'policy', explain, onDone, children } = props;
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: () => {
      setOpen(false);
      onDone?.();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [refresh] }),
  });
  const problem = error ? (
    <p className="notice notice--danger" role="alert">
      {error instanceof ApiError && error.code === 'second-person'
        ? words('error.second')
        : error instanceof ApiError && error.code === 'examples-fail'
          ? words('error.examples')
          : error instanceof ApiError && error.code === 'policy-refused'
            ? words('error.refused')
            : (explain?.(error) ?? errorText(error, t))}
    </p>
  ) : null;
  const run = () => mutate();
  return (
    <>
      <button
        type="button"
        className={`button ${quiet ? 'button--quiet' : ''}`}
        disabled={isPending || disabled}
        aria-busy={isPending}
        onClick={confirm ? () => setOpen(true) : run}
      >
        {isPending ? t('action.busy') : label}
      </button>
      {confirm ? (
        <Dialog open={open} title={label} lead={confirm} onClose={() => setOpen(false)}>
          {children}
          {problem}
          <p className="row">
            <button type="button" className="button" disabled={isPending} onClick={run}>
              {label}
            </button>
          </p>
        </Dialog>
      ) : (
        problem
      )}
    </>
  );
}
