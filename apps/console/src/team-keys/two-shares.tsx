import { joinShares, type Opener, SealError } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { Field } from '../frame/field.tsx';
import { KeyForm, KeyProblem } from './key-form.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { teamKey: { keyId: string; publicKey: string }; onKey(opener: Opener): Promise<void> };

/** Two printed shares, typed; together they are the team's key for as long as `onKey` needs it. */
export function TwoShares({ teamKey, onKey }: Props) {
  const words = useTranslation();
  const [shares, setShares] = useState<[string, string]>(['', '']);
  const join = async () => {
    const privateKey = await joinShares({ shares, ...teamKey }).catch((error: unknown) => {
      if (error instanceof SealError) throw new KeyProblem(words('shares.foreign'));
      throw error;
    });
    if (!privateKey) throw new KeyProblem(words('shares.bad'));
    await onKey({ keyId: teamKey.keyId, privateKey });
    setShares(['', '']);
  };
  const field = (place: 0 | 1, label: 'shares.one' | 'shares.two') => (
    <Field label={words(label)}>
      {(control) => (
        <textarea
          {...control}
          className="input fingerprint"
          rows={2}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          value={shares[place]}
          onChange={({ target: { value } }) =>
            setShares(place === 0 ? [value, shares[1]] : [shares[0], value])
          }
        />
      )}
    </Field>
  );
  return (
    <KeyForm submit={words('shares.try')} act={join}>
      {field(0, 'shares.one')}
      {field(1, 'shares.two')}
    </KeyForm>
  );
}
