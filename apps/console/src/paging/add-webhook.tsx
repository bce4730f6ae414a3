import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { addChannel } from './paging-api.ts';
import { useChannelAct } from './use-channel-act.ts';

/** A supervisor's: a pager or a siren of the team. The secret is shown here, once. */
export function AddWebhook({ teams: [teamId = ''] }: { teams: readonly string[] }) {
  const { t } = useLanguage();
  const [form, setForm] = useState({ label: '', url: '' });
  const adding = useChannelAct(addChannel);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate({ kind: 'webhook', teamId, ...form }, { onSuccess: () => setForm({ label: '', url: '' }) });
  };
  return (
    <section className="card stack" aria-labelledby="webhook-title">
      <h2 id="webhook-title">{t('paging.addWebhook')}</h2>
      <p className="small soft">{t('paging.webhookLead')}</p>
      <form className="duty-form" onSubmit={submit}>
        {(['label', 'url'] as const).map((name) => (
          <Field key={name} label={t(`paging.${name}`)}>
            {(control) => (
              <input
                {...control}
                required
                type={name === 'url' ? 'url' : 'text'}
                value={form[name]}
                onChange={(e) => setForm({ ...form, [name]: e.target.value })}
              />
            )}
          </Field>
        ))}
        <button type="submit" className="button" disabled={adding.isPending}>
          {t('paging.add')}
        </button>
      </form>
      {adding.error ? (
        <p role="alert" className="field__error">
          {errorText(adding.error, t)}
        </p>
      ) : null}
      {adding.data?.secret ? (
        <p className="notice notice--warm" role="status">
          {t('paging.secret', { secret: adding.data.secret })}
        </p>
      ) : null}
    </section>
  );
}
