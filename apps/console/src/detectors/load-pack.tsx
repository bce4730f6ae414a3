import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { checkPack, DETECTORS, loadPack } from './detectors-api.ts';
import { PackFacts } from './pack-facts.tsx';
import { readBase64 } from './read-base64.ts';
import { TryForm } from './try-form.tsx';
import { useTranslation } from './use-translation.ts';

const read = async (file: File) => {
  const pack = await readBase64(file);
  return { pack, checked: await checkPack(pack) };
};

/** A signed file is looked at and tried before somebody puts it live. */
export function LoadPack() {
  const { t } = useLanguage();
  const { words, refusal } = useTranslation();
  const [withDefault, setWithDefault] = useState(true);
  const { mutate, reset, data, error, isPending } = useMutation({ mutationFn: read });
  return (
    <div className="stack">
      <h3>{words('load.title')}</h3>
      <Field
        label={words('load.file')}
        hint={words('load.hint')}
        {...(error && { error: refusal(error) ?? errorText(error, t) })}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".kmtp"
            onChange={({ target }) => {
              const file = target.files?.[0];
              reset();
              if (file) mutate(file);
            }}
          />
        )}
      </Field>
      {isPending ? <p role="status">{t('app.loading')}</p> : null}
      {data ? (
        <div className="stack candidate">
          <h4>{words('load.found', { name: data.checked.name })}</h4>
          <PackFacts pack={data.checked} />
          <TryForm pack={data.pack} />
          <label className="check">
            <input
              type="checkbox"
              checked={withDefault}
              onChange={(event) => setWithDefault(event.target.checked)}
            />
            <span>{words('load.withDefault')}</span>
          </label>
          <p>
            <ActButton
              label={words('load.live')}
              confirm={words('load.confirm')}
              refresh={DETECTORS}
              explain={refusal}
              act={() => loadPack(data.pack, withDefault)}
              onDone={reset}
            />
          </p>
        </div>
      ) : null}
    </div>
  );
}
