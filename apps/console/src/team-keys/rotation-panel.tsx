import type { KeyTeam } from '@khong-mot-minh/contracts';
import type { Opener } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { useKeys } from '../keys/key-context.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { KeyForm } from './key-form.tsx';
import { type Progress, rewrapAll, rotate } from './rotate.ts';
import { useTranslation } from './use-translation.ts';

type Props = { team: KeyTeam; teamKey: { keyId: string; publicKey: string }; opener: Opener };

/** After a leaver or a stolen key: another key for the team, and what is open under it, with a bar that says how far. */
export function RotationPanel({ team, teamKey, opener }: Props) {
  const words = useTranslation();
  const { state, sessionKeys, hold } = useKeys();
  const [progress, setProgress] = useState<Progress>();
  const [sure, setSure] = useState(false);
  const openers = state.status === 'unlocked' ? state.openers : [];
  const past = sessionKeys?.teams.find(({ teamId }) => teamId === team.id)?.past ?? [];
  const make = async () => {
    const present = await rotate(team, opener, openers, past);
    await hold(present);
    setSure(false);
    setProgress(undefined);
  };
  const goOn = async () => {
    setProgress(await rewrapAll(team.id, teamKey, openers, setProgress));
  };
  return (
    <details className="rotation" open={past.length > 0 || progress ? true : undefined}>
      <summary>{words('rotate.title')}</summary>
      <div className="stack">
        <p>{words('rotate.lead')}</p>
        <KeyForm submit={words('rotate.make')} quiet act={make}>
          <ul className="holders">
            {team.holders.map(({ id, name, key }) => (
              <li key={id}>
                <span>{name}</span>
                <Fingerprint publicKey={key.publicKey} />
              </li>
            ))}
          </ul>
          <label className="check">
            <input
              type="checkbox"
              required
              checked={sure}
              onChange={(event) => setSure(event.target.checked)}
            />
            <span>{words('rotate.sure')}</span>
          </label>
        </KeyForm>
        {past.length > 0 && progress?.left !== 0 ? (
          <>
            <h3>{words('rotate.rewrap')}</h3>
            <p>{words('rotate.rewrapLead')}</p>
            <KeyForm submit={words('rotate.go')} act={goOn} />
          </>
        ) : null}
        {progress ? (
          <div role="status">
            <progress
              max={progress.done + progress.left || 1}
              value={progress.left === 0 ? progress.done || 1 : progress.done}
            />
            <p>
              {progress.left === 0
                ? words('rotate.done', { count: progress.done })
                : words('rotate.left', { done: progress.done, left: progress.left })}
            </p>
            {progress.unread > 0 ? <p>{words('rotate.unread', { count: progress.unread })}</p> : null}
          </div>
        ) : null}
      </div>
    </details>
  );
}
