import type { SessionKeys } from '@khong-mot-minh/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { IDLE_MINUTES, type KeyStore } from './key-store.ts';
import { unlockInBrowser } from './unlock-in-browser.ts';

type Props = { open: boolean; sessionKeys: SessionKeys | undefined; store: KeyStore; onClose(): void };

export function UnlockDialog({ open, sessionKeys, store, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} lead={t('keys.lead')}>
      {open && sessionKeys ? <UnlockForm sessionKeys={sessionKeys} store={store} onClose={onClose} /> : null}
    </Dialog>
  );
}

/** Mounted only while it is asked for, so that the phrase is gone as soon as the dialog closes. */
function UnlockForm({ sessionKeys, store, onClose }: Omit<Props, 'open'> & { sessionKeys: SessionKeys }) {
  const { t } = useLanguage();
  const [phrase, setPhrase] = useState('');
  const attempt = useMutation({
    mutationFn: () => unlockInBrowser(phrase, sessionKeys),
    onSuccess: (unlocked) => {
      if (unlocked === 'wrong-phrase') return;
      store.unlock(unlocked.openers, Date.now());
      onClose();
    },
    gcTime: 0,
  });
  const error = attempt.error
    ? errorText(attempt.error, t)
    : attempt.data === 'wrong-phrase'
      ? t('keys.wrong')
      : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  if (!sessionKeys.member) return <p className="notice notice--warm">{t('keys.none')}</p>;
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t('keys.phrase')} hint={t('keys.idle', { minutes: IDLE_MINUTES })} error={error}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            required
            // biome-ignore lint/a11y/noAutofocus: the dialog asks for one thing
            autoFocus
            value={phrase}
            onChange={(event) => setPhrase(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button type="submit" className="button" aria-busy={attempt.isPending} disabled={attempt.isPending}>
          {t(attempt.isPending ? 'keys.busy' : 'keys.unlock')}
        </button>
      </div>
    </form>
  );
}
