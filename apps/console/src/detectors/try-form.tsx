import type { TextTried } from '@khong-mot-minh/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';
import { tryText } from './detectors-api.ts';
import { useTranslation } from './use-translation.ts';

/** A sentence against what is live, or against a pack that is not; nothing of it is kept. */
export function TryForm({ pack }: { pack?: string }) {
  const { t } = useLanguage();
  const { words, refusal } = useTranslation();
  const [text, setText] = useState('');
  const { mutate, reset, data, error, isPending, variables } = useMutation({
    mutationFn: (sentence: string) => tryText(sentence, pack),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) mutate(text);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={words(pack ? 'try.candidate' : 'try.label')} hint={words('try.hint')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              reset();
            }}
          />
        )}
      </Field>
      <p>
        <button type="submit" className="button button--quiet" disabled={isPending || !text.trim()}>
          {isPending ? t('action.busy') : words('try.submit')}
        </button>
      </p>
      {error ? (
        <p className="field__error" role="alert">
          {refusal(error) ?? errorText(error, t)}
        </p>
      ) : null}
      <div role="status">{data ? <Found tried={data} text={variables ?? ''} /> : null}</div>
    </form>
  );
}

function Found({ tried: { signals, service }, text }: { tried: TextTried; text: string }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const wordsFor = (concept: string) => {
    const key = `concept.${concept}`;
    return isMessageKey(key) ? t(key) : concept;
  };
  return (
    <>
      {signals.length === 0 ? <p>{words('try.nothing')}</p> : null}
      <ul className="plain tried">
        {signals.map(({ concept, weight, start, end }) => (
          <li key={`${concept} ${start} ${end}`}>
            <q>{text.slice(start, end)}</q> – {wordsFor(concept)}{' '}
            <span className="soft small tabular">{Math.round(weight * 100)}%</span>
          </li>
        ))}
      </ul>
      {service === 'unavailable' ? <p className="notice notice--warm">{words('try.serviceSilent')}</p> : null}
    </>
  );
}
