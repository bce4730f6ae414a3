import type { TextDetectorsView } from '@khong-mot-minh/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '../frame/field.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { DETECTORS, EGRESS, setService } from './detectors-api.ts';
import { useTranslation } from './use-translation.ts';

/** Where the service listens; its secret is shown once, when the address is set first. */
export function ServiceForm({ service }: Pick<TextDetectorsView, 'service'>) {
  const { words, refusal } = useTranslation();
  const [url, setUrl] = useState('');
  const [timeoutMs, setTimeoutMs] = useState(service?.timeoutMs ?? 500);
  const [secret, setSecret] = useState('');
  const [waits, setWaits] = useState(false);
  const queries = useQueryClient();
  const set = async () => {
    const given = await setService({ url: url.trim(), timeoutMs });
    setSecret(given.secret ?? '');
    setWaits(given.waiting === true);
    await queries.invalidateQueries({ queryKey: [EGRESS] });
  };
  return (
    <>
      {secret ? (
        <p className="notice notice--ok" role="status">
          {words('service.secret')} <code>{secret}</code>
        </p>
      ) : null}
      {waits ? (
        <p className="notice notice--warm" role="status">
          {words('service.waits')}
        </p>
      ) : null}
      <details>
        <summary>{words(service ? 'service.change' : 'service.set')}</summary>
        <div className="stack">
          <Field label={words('service.url')} hint={words('service.hint')}>
            {(control) => (
              <input
                {...control}
                type="url"
                inputMode="url"
                value={url}
                onChange={(event) => setUrl(event.target.value)}
              />
            )}
          </Field>
          <Field label={words('service.wait')}>
            {(control) => (
              <input
                {...control}
                type="number"
                min={50}
                max={2000}
                step={50}
                value={timeoutMs}
                onChange={(event) => setTimeoutMs(Number(event.target.value))}
              />
            )}
          </Field>
          <p>
            <ActButton
              label={words('service.submit')}
              confirm={words('service.confirm')}
              disabled={!/^https?:\/\/./.test(url.trim())}
              refresh={DETECTORS}
              explain={refusal}
              act={set}
              onDone={() => setUrl('')}
            />
          </p>
        </div>
      </details>
    </>
  );
}
