import type { TextDetectorsView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Field } from '../frame/field.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { DETECTORS, setSigningKey } from './detectors-api.ts';
import { Facts } from './facts.tsx';
import { Fingerprint, Put } from './pack-facts.tsx';
import { useTranslation } from './use-translation.ts';

/** Whose signature counts: a supervisor sets it, not those who load packs. */
export function KeyPanel({ signingKey, keeps }: Pick<TextDetectorsView, 'signingKey'> & { keeps: boolean }) {
  const { words, refusal } = useTranslation();
  const [pem, setPem] = useState('');
  return (
    <section className="panel stack" aria-labelledby="key-title">
      <h2 id="key-title">{words('key.title')}</h2>
      {signingKey ? (
        <Facts
          of={[
            [words('key.fingerprint'), <Fingerprint key="f" of={signingKey.fingerprint} />],
            [words('since'), <Put key="p" put={signingKey} />],
          ]}
        />
      ) : (
        <EmptyState title={words('key.none')} next={words(keeps ? 'key.none.next' : 'key.none.ask')} />
      )}
      {keeps ? (
        <details>
          <summary>{words(signingKey ? 'key.change' : 'key.set')}</summary>
          <Field label={words('key.field')} hint={words('key.hint')}>
            {(control) => (
              <textarea
                {...control}
                rows={4}
                spellCheck={false}
                className="input policy-source"
                value={pem}
                onChange={(event) => setPem(event.target.value)}
              />
            )}
          </Field>
          <p>
            <ActButton
              label={words('key.submit')}
              confirm={words('key.confirm')}
              disabled={pem.trim().length < 60}
              refresh={DETECTORS}
              explain={refusal}
              act={() => setSigningKey(pem.trim())}
              onDone={() => setPem('')}
            />
          </p>
        </details>
      ) : null}
    </section>
  );
}
