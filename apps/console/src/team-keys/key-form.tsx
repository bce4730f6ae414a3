import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { KEY_DESK } from './key-desk-api.ts';

/** A sentence of our own that a step ends with, empty where a field says it; what was typed stays. */
export class KeyProblem extends Error {}

type Props = {
  submit: string;
  act(): Promise<void>;
  explain?(error: unknown): string | undefined;
  quiet?: boolean;
  children?: ReactNode;
};

/** One act with keys: a form that says what went wrong, and the desk of keys anew afterwards. */
export function KeyForm({ submit, act, explain, quiet, children }: Props) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const attempt = useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY_DESK] }),
    gcTime: 0,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  const { error } = attempt;
  return (
    <form className="stack" onSubmit={send}>
      {children}
      {error && error.message !== '' ? (
        <p className="notice notice--danger" role="alert">
          {error instanceof KeyProblem ? error.message : (explain?.(error) ?? errorText(error, t))}
        </p>
      ) : null}
      <p>
        <button
          type="submit"
          className={quiet ? 'button button--quiet' : 'button'}
          aria-busy={attempt.isPending}
          disabled={attempt.isPending}
        >
          {attempt.isPending ? t('action.busy') : submit}
        </button>
      </p>
    </form>
  );
}
