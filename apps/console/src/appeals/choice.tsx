import { useId } from 'react';

type Props<Code extends string> = {
  legend: string;
  codes: readonly Code[];
  wordsOf(code: Code): string;
  chosen: readonly Code[];
  /** One of them, or as many as fit. */
  many?: boolean;
  problem?: string | undefined;
  onChoose(code: Code): void;
};

/** A question answered by codes: words about a person would stand readable in the database. */
export function Choice<Code extends string>(props: Props<Code>) {
  const { legend, codes, wordsOf, chosen, many = false, problem, onChoose } = props;
  const id = useId();
  return (
    <div data-problem={problem ? '' : undefined}>
      <fieldset className="choices" aria-describedby={problem ? `${id}-error` : undefined}>
        <legend>
          <strong>{legend}</strong>
        </legend>
        {codes.map((code) => (
          <label key={code} className="check">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(code)}
              onChange={() => onChoose(code)}
            />
            {wordsOf(code)}
          </label>
        ))}
      </fieldset>
      {problem ? (
        <p id={`${id}-error`} className="field__error" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
