import type { KeyTeam } from '@khong-mot-minh/contracts';
import { isFingerprint, type Opener, sealHalf, sealKey } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { Field } from '../frame/field.tsx';
import { useSession } from '../session/session-context.tsx';
import { useFingerprint } from './fingerprint.tsx';
import { postHalf, postMember } from './key-desk-api.ts';
import { KeyForm, KeyProblem } from './key-form.tsx';
import { useTranslation } from './use-translation.ts';

type Waiting = KeyTeam['waiting'][number];

/**
 * Gives the team's key to a member who waits. What the server says is their key is not shown: the holder types the
 * fingerprint that the member reads to them, so that nobody can nod it through.
 */
export function GiveKey({ team, member, opener }: { team: string; member: Waiting; opener: Opener }) {
  const words = useTranslation();
  const { person } = useSession();
  const [typed, setTyped] = useState('');
  const { key, name, needs, released } = member;
  const fingerprint = useFingerprint(key?.publicKey);
  if (!key || !fingerprint) return <p className="soft">{words('wait.notYet', { name })}</p>;
  if (released.some(({ by }) => by === person.id)) return <p className="soft">{words('wait.half')}</p>;
  const give = async () => {
    if (!isFingerprint(typed, fingerprint)) throw new KeyProblem(words('wait.differs'));
    const { privateKey } = opener;
    if (needs === 1) {
      await postMember(team, { person: member.id, sealedKey: await sealKey({ privateKey, to: key }) });
      return;
    }
    const half = released.some((one) => one.half === 1) ? 2 : 1;
    await postHalf(team, {
      person: member.id,
      half,
      envelope: await sealHalf({ privateKey, half, to: key }),
    });
  };
  return (
    <KeyForm submit={words(needs === 1 ? 'wait.give' : 'wait.giveHalf')} act={give}>
      <p>{words(needs === 1 ? 'wait.ask' : 'wait.askHalf', { name })}</p>
      <Field label={words('wait.typed', { name })}>
        {(control) => (
          <input
            {...control}
            className="input fingerprint"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </KeyForm>
  );
}
