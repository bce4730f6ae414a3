import { useId } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import type { MessageKey } from '../language/translate.ts';

type Props<Code extends string> = {
  label: string;
  codes: readonly Code[];
  wordsOf(code: Code): MessageKey;
  chosen: Code | undefined;
  missing: boolean;
  onChoose(code: Code): void;
};

/** A reason is chosen, never typed: it is stored in the clear, and words about a case belong under a seal. */
export function ReasonChoice<Code extends string>(props: Props<Code>) {
  const { label, codes, wordsOf, chosen, missing, onChoose } = props;
  const { t } = useLanguage();
  const id = useId();
  const problem = missing && !chosen;
  return (
    <>
      <fieldset className="choices" aria-label={label} aria-describedby={problem ? `${id}-error` : undefined}>
        {codes.map((code) => (
          <label key={code} className="check">
            <input type="radio" name={id} checked={chosen === code} onChange={() => onChoose(code)} />
            {t(wordsOf(code))}
          </label>
        ))}
      </fieldset>
      {problem ? (
        <p id={`${id}-error`} className="field__error" role="alert">
          {t('reason.missing')}
        </p>
      ) : null}
    </>
  );
}
