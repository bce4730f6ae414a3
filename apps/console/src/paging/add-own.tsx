import type { Paging } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { addChannel } from './paging-api.ts';
import { subscribe } from './subscribe.ts';
import { useChannelAct } from './use-channel-act.ts';

/** This browser, and the person's own mail where the server can send any. */
export function AddOwn({ paging: { publicKey, email, channels } }: { paging: Paging }) {
  const { t } = useLanguage();
  const { person } = useSession();
  const adding = useChannelAct(addChannel);
  const [problem, setProblem] = useState('');
  const addPush = async () => {
    const made = await subscribe(publicKey);
    setProblem('problem' in made ? t(`paging.${made.problem}`) : '');
    if ('endpoint' in made)
      adding.mutate({ kind: 'push', label: t('paging.thisBrowser'), endpoint: made.endpoint });
  };
  const error = problem || (adding.error ? errorText(adding.error, t) : '');
  return (
    <section className="card stack">
      <div className="row">
        <button type="button" className="button" disabled={adding.isPending} onClick={() => void addPush()}>
          {t('paging.addPush')}
        </button>
        {email && !channels.some(({ kind }) => kind === 'email') ? (
          <button
            type="button"
            className="button button--quiet"
            disabled={adding.isPending}
            onClick={() => adding.mutate({ kind: 'email', label: person.email })}
          >
            {t('paging.addEmail')}
          </button>
        ) : null}
      </div>
      {error ? (
        <p role="alert" className="field__error">
          {error}
        </p>
      ) : null}
    </section>
  );
}
