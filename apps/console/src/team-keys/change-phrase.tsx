import type { SessionKeys } from '@khong-mot-minh/contracts';
import { deriveUnlockKey, lockUnder, newPhrase, SealError, unlockPrivateKey } from '@khong-mot-minh/sealing';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '../frame/field.tsx';
import { loadArgon2 } from './argon2.ts';
import { prove, putLock } from './key-desk-api.ts';
import { KeyForm, KeyProblem } from './key-form.tsx';
import { NewPhrase } from './new-phrase.tsx';
import { samePhrase } from './same-phrase.ts';
import { useTranslation } from './use-translation.ts';

type Member = NonNullable<SessionKeys['member']>;

/** The same key under a phrase drawn here; the old phrase is asked for, so that nobody at an open screen can do it. */
export function ChangePhrase({ member, onDone }: { member: Member; onDone(): void }) {
  const words = useTranslation();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [phrase, setPhrase] = useState(newPhrase);
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const change = async () => {
    setChecked(true);
    if (!samePhrase(typed, phrase)) throw new KeyProblem();
    const argon2 = await loadArgon2();
    const privateKey = await unlockPrivateKey(
      member.locked,
      await deriveUnlockKey(current, member.salt, argon2),
    ).catch((error: unknown) => {
      if (error instanceof SealError) throw new KeyProblem(words('phrase.wrong'));
      throw error;
    });
    const proof = await prove({ keyId: member.keyId, privateKey });
    await putLock({ proof, ...(await lockUnder(phrase, privateKey, argon2)) });
    await queries.invalidateQueries({ queryKey: ['session', 'keys'] });
    onDone();
  };
  return (
    <KeyForm submit={words('phrase.save')} act={change}>
      <Field label={words('phrase.current')}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
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
