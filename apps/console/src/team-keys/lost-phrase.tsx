import { newMemberKey, newPhrase } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Field } from '../frame/field.tsx';
import { loadArgon2 } from './argon2.ts';
import { putKey } from './key-desk-api.ts';
import { KeyForm, KeyProblem } from './key-form.tsx';
import { NewPhrase } from './new-phrase.tsx';
import { samePhrase } from './same-phrase.ts';
import { useTranslation } from './use-translation.ts';

/** A new key in the place of one whose phrase is lost. */
export function LostPhrase() {
  const words = useTranslation();
  const [password, setPassword] = useState('');
  const [phrase, setPhrase] = useState(newPhrase);
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const replace = async () => {
    setChecked(true);
    if (!samePhrase(typed, phrase)) throw new KeyProblem();
    const { publicKey, locked, salt } = await newMemberKey(phrase, await loadArgon2());
    await putKey({ password, key: { publicKey, locked, salt } });
    // A new document: nothing that was opened with the old key stays in memory.
    location.reload();
  };
  const explain = (error: unknown) => {
    if (!(error instanceof ApiError)) return undefined;
    if (error.code === 'last-holder') return words('lost.lastHolder');
    return error.code === 'forbidden' ? words('lost.wrong') : undefined;
  };
  return (
    <KeyForm submit={words('lost.save')} act={replace} explain={explain}>
      <Field label={words('lost.password')}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <NewPhrase
        phrase={phrase}
        typed={typed}
        checked={checked}
        onOther={() => setPhrase(newPhrase())}
        onTyped={setTyped}
      />
    </KeyForm>
  );
}
