import { useId } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import type { MessageKey } from '../language/translate.ts';

type Props<Code extends string> = {
  label: string;
  codes: readonly Code[];
  wordsOf(code: Code): MessageKey;
  chosen: readonly Code[];
  missing: boolean;
  onToggle(code: Code): void;
};

/** Several of a closed list. */
export function CodeChecks<Code extends string>(props: Props<Code>) {
  const { label, codes, wordsOf, chosen, missing, onToggle } = props;
  const { t } = useLanguage();
  const id = useId();
  const problem = missing && chosen.length === 0;
  return (
    <fieldset
      className="choices"
      data-problem={problem ? '' : undefined}
      aria-describedby={problem ? `${id}-error` : undefined}
    >
      <legend>{label}</legend>
      {codes.map((code) => (
        <label key={code} className="check">
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => onToggle(code)} />
          {t(wordsOf(code))}
        </label>
      ))}
      {problem ? (
        <p id={`${id}-error`} className="field__error" role="alert">
          {t('authority.chooseSome')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** The list with that code in or out. */
export const toggled = <Code extends string>(chosen: readonly Code[], code: Code): Code[] =>
  chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code];
