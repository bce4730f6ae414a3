import type { KeyTeam } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { publicKeyOf } from '@khong-mot-minh/sealing';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { GiveKey } from './give-key.tsx';
import { GoLivePanel } from './go-live-panel.tsx';
import { RotationPanel } from './rotation-panel.tsx';
import { SharesPanel } from './shares-panel.tsx';
import { useTranslation } from './use-translation.ts';
import { WaitForKey } from './wait-for-key.tsx';

/** One team: who holds its key, who waits, and what this person can do about it. */
export function TeamKey({ team }: { team: KeyTeam }) {
  const words = useTranslation();
  const { language } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  const { person } = useSession();
  const openers = state.status === 'unlocked' ? state.openers : undefined;
  const own = openers?.find(({ keyId }) => keyId === sessionKeys?.member?.keyId);
  const opener = team.key && openers?.find(({ keyId }) => keyId === team.key?.keyId);
  const id = `team-${team.id}`;
  return (
    <section className="panel stack" aria-labelledby={id}>
      <h2 id={id}>{textIn(team.name, language)}</h2>
      {team.key ? (
        <p>
          <span className="soft">{words('fingerprint')}: </span>
          <Fingerprint publicKey={team.key.publicKey} />
        </p>
      ) : null}
      {own ? null : (
        <p className="notice notice--row">
          {words('unlockFirst')}
          <button type="button" className="button" onClick={askToUnlock}>
            {words('unlock')}
          </button>
        </p>
      )}
      <GoLivePanel team={team} />
      {own && !team.holds && (!team.key || team.waiting.some(({ id: one }) => one === person.id)) ? (
        <WaitForKey team={team} own={{ ...own, publicKey: publicKeyOf(own.privateKey) }} />
      ) : null}
      {team.holders.length > 0 ? <Holders team={team} /> : null}
      {team.holds && !team.recoverable ? (
        <p className="notice notice--warm">
          {words('team.alone')} {words(team.goLive?.signedAt ? 'team.alone.open' : 'team.alone.next')}
        </p>
      ) : null}
      {opener && team.holds && team.waiting.length > 0 ? (
        <>
          <h3>{words('wait.title')}</h3>
          {team.waiting.map((member) => (
            <article key={member.id} className="stack">
              <h4>{member.name}</h4>
              <GiveKey team={team.id} member={member} opener={opener} />
            </article>
          ))}
        </>
      ) : null}
      {opener && team.key && team.holds ? (
        <>
          <SharesPanel team={team} teamKey={team.key} opener={opener} />
          <RotationPanel team={team} teamKey={team.key} opener={opener} />
        </>
      ) : null}
    </section>
  );
}

function Holders({ team }: { team: KeyTeam }) {
  const words = useTranslation();
  const { person } = useSession();
  return (
    <>
      <h3>{words('team.holders')}</h3>
      <ul className="holders">
        {team.holders.map(({ id, name, key }) => (
          <li key={id}>
            <span>
              {name} {id === person.id ? words('team.you') : ''}
            </span>
            <Fingerprint publicKey={key.publicKey} />
          </li>
        ))}
      </ul>
    </>
  );
}
