import { Field } from '../frame/field.tsx';
import { samePhrase } from './same-phrase.ts';
import { useTranslation } from './use-translation.ts';

type Props = {
  phrase: string;
  typed: string;
  /** Said once the form was sent with another phrase than the one above. */
  checked: boolean;
  onOther(): void;
  onTyped(text: string): void;
};

/** A phrase drawn on this machine, and the field that shows it was copied. */
export function NewPhrase({ phrase, typed, checked, onOther, onTyped }: Props) {
  const words = useTranslation();
  return (
    <>
      <div className="phrase">
        <p className="soft">{words('phrase.new')}</p>
        <p className="phrase__words" translate="no">
          {phrase}
        </p>
        <button type="button" className="button button--quiet" onClick={onOther}>
          {words('phrase.other')}
        </button>
      </div>
      <p>{words('phrase.copy')}</p>
      <Field
        label={words('phrase.again')}
        hint={words('phrase.againHint')}
        error={checked && !samePhrase(typed, phrase) ? words('phrase.differs') : ''}
      >
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={typed}
            onChange={(event) => onTyped(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
