import type { Session } from '@khong-mot-minh/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { Translate } from '../language/translate.ts';
import { type Credentials, signIn } from './session-api.ts';

/** The server does not say which of two was wrong, so with a code on the form the sentence names both. */
const signInError = (error: Error, withCode: boolean, t: Translate): string =>
  withCode && error instanceof ApiError && error.code === 'bad-credentials'
    ? t('signIn.wrongWithCode')
    : errorText(error, t);

/** Once asked for, the code stays on the form, so that a mistyped password does not hide it again. */
export function SignInForm({
  email: known = '',
  onSignedIn,
}: {
  email?: string;
  onSignedIn(session: Session): void;
}) {
  const { t } = useLanguage();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState<string>();
  const attempt = useMutation({
    mutationFn: (input: Credentials) => signIn(input),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'totp-required') setTotp((code) => code ?? '');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = totp?.replace(/\s/g, '');
    attempt.mutate({ email: email.trim(), password, ...(code ? { totp: code } : {}) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t('signIn.email')}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('signIn.password')}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {totp === undefined ? null : (
        <Field label={t('signIn.totp')} hint={t('signIn.totpHint')}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[\d\s]{6,8}"
              required
              // biome-ignore lint/a11y/noAutofocus: the person has just been asked for exactly this
              autoFocus
              value={totp}
              onChange={(event) => setTotp(event.target.value)}
            />
          )}
        </Field>
      )}
      {attempt.error ? (
        <p className="field__error" role="alert">
          {signInError(attempt.error, totp !== undefined, t)}
        </p>
      ) : null}
      <button
        type="submit"
        className="button button--wide"
        aria-busy={attempt.isPending}
        disabled={attempt.isPending}
      >
        {t(attempt.isPending ? 'signIn.busy' : 'signIn.submit')}
      </button>
    </form>
  );
}
