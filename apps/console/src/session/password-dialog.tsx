import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { changePassword } from './session-api.ts';
import { useSession } from './session-context.tsx';

const LEAST = 12;
type Problem = 'short' | 'wrong' | 'same' | 'weak';

/** What the server refused, as far as the person can mend it; undefined for a failure of another kind. */
function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'forbidden') return 'wrong';
  if (error.reasons.includes('same-as-before')) return 'same';
  return error.pointers.includes('/password') ? 'weak' : undefined;
}

/** A new password; every other session of the person ends, the unlock phrase stays. */
export function PasswordDialog({ onClose }: { onClose(): void }) {
  const { t } = useLanguage();
  const { person } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [short, setShort] = useState(false);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => changePassword({ current, password }),
    gcTime: 0,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShort(password.length < LEAST);
    if (password.length >= LEAST) mutate();
  };
  const problem = short ? 'short' : problemOf(error);
  const said = (wanted: readonly Problem[]) =>
    problem && wanted.includes(problem) ? { error: t(`password.${problem}`) } : {};
  if (isSuccess)
    return (
      <Dialog open title={t('password.change')} onClose={onClose}>
        <p role="status">{t('password.changed')}</p>
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            {t('app.close')}
          </button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open title={t('password.change')} lead={t('password.lead')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {/* A password manager keeps the pair only where it sees both. */}
        <input type="text" autoComplete="username" value={person.name} readOnly hidden />
        <Field label={t('password.current')} {...said(['wrong'])}>
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              required
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('password.next')} hint={t('password.hint')} {...said(['short', 'same', 'weak'])}>
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="new-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {error && !problem ? (
          <p role="alert" className="field__error">
            {errorText(error, t)}
          </p>
        ) : null}
        <DialogActions submit={t('password.change')} busy={isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
