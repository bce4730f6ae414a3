import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { KeyProblem } from '../team-keys/key-form.tsx';
import { useTranslation } from '../team-keys/use-translation.ts';

type Props = {
  submit: string;
  busy?: string;
  next(): Promise<void>;
  explain?(error: unknown): string | undefined;
  onBack?(): void;
  children: ReactNode;
};

/** One step: what it asks, a way back, and what went wrong in words. */
export function StepForm({ submit, busy, next, explain, onBack, children }: Props) {
  const { t } = useLanguage();
  const words = useTranslation();
  const attempt = useMutation({ mutationFn: next, gcTime: 0 });
  const { error, isPending } = attempt;
  const send = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form className="stack" onSubmit={send}>
      {children}
      {error && error.message !== '' ? (
        <p className="field__error" role="alert">
          {error instanceof KeyProblem ? error.message : (explain?.(error) ?? errorText(error, t))}
        </p>
      ) : null}
      <div className="actions">
        {onBack ? (
          <button type="button" className="button button--quiet" onClick={onBack}>
            {words('enrol.back')}
          </button>
        ) : null}
        <button type="submit" className="button" aria-busy={isPending} disabled={isPending}>
          {isPending ? (busy ?? t('action.busy')) : submit}
        </button>
      </div>
    </form>
  );
}
