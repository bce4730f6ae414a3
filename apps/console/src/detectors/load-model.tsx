import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActButton } from '../policy/act-button.tsx';
import { MEANINGS, type Meaning } from './codes.ts';
import { checkModel, DETECTORS, loadModel } from './detectors-api.ts';
import { readBase64 } from './read-base64.ts';
import { useTranslation } from './use-translation.ts';

const read = async (file: File) => {
  const model = await readBase64(file);
  return { model, labels: (await checkModel(model)).labels };
};

/** A model's file, and for each of its labels what it means here. */
export function LoadModel() {
  const { t } = useLanguage();
  const { words, codeWords, refusal } = useTranslation();
  const [meanings, setMeanings] = useState<Record<string, Meaning>>({});
  const { mutate, reset, data, error, isPending } = useMutation({
    mutationFn: read,
    onSuccess: ({ labels }) => setMeanings(Object.fromEntries(labels.map((label) => [label, 'none']))),
  });
  return (
    <div className="stack">
      <Field
        label={words('model.file')}
        hint={words('model.hint')}
        {...(error && { error: refusal(error) ?? errorText(error, t) })}
      >
        {(control) => (
          <input
            {...control}
            type="file"
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
          {data.labels.map((label) => (
            <Field key={label} label={words('model.meaning', { label })}>
              {(control) => (
                <select
                  {...control}
                  value={meanings[label] ?? 'none'}
                  onChange={({ target }) =>
                    // `as`: the options below are the meanings.
                    setMeanings({ ...meanings, [label]: target.value as Meaning })
                  }
                >
                  {MEANINGS.map((meaning) => (
                    <option key={meaning} value={meaning}>
                      {codeWords('category', meaning)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
          <p>
            <ActButton
              label={words('model.live')}
              confirm={words('model.confirm')}
              refresh={DETECTORS}
              explain={refusal}
              act={() => loadModel({ model: data.model, labels: meanings })}
              onDone={reset}
            />
          </p>
        </div>
      ) : null}
    </div>
  );
}
