import type { KeyTeam } from '@khong-mot-minh/contracts';
import { generateKeyPair, joinHalves, keyIdOf, type Opener, sealKey } from '@khong-mot-minh/sealing';
import { useKeys } from '../keys/key-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { postRegained, postTeamKey, prove } from './key-desk-api.ts';
import { KeyForm } from './key-form.tsx';
import { TwoShares } from './two-shares.tsx';
import { useTranslation } from './use-translation.ts';

type Own = Opener & { publicKey: string };

/** What a member does who does not hold the team's key yet: make it, wait for it, or take it back. */
export function WaitForKey({ team, own }: { team: KeyTeam; own: Own }) {
  const words = useTranslation();
  const { hold } = useKeys();
  const { person } = useSession();
  const seat = team.waiting.find(({ id }) => id === person.id);
  const { key } = team;
  if (!key) {
    const make = async () => {
      const { publicKey, privateKey } = await generateKeyPair();
      await postTeamKey(team.id, { publicKey, sealedKey: await sealKey({ privateKey, to: own }) });
      await hold({ keyId: await keyIdOf(publicKey), privateKey });
    };
    return (
      <KeyForm submit={words('team.make')} act={make}>
        <p>{words('team.draft')}</p>
      </KeyForm>
    );
  }
  const take = async (opener: Opener) => {
    const sealedKey = await sealKey({ privateKey: opener.privateKey, to: own });
    await postRegained(team.id, { proof: await prove(opener), sealedKey });
    await hold(opener);
  };
  const [one, two] = [1, 2].map((n) => team.halves.find(({ half }) => half === n)?.envelope);
  const join = async () => {
    if (!one || !two) return;
    const halves = { 1: one, 2: two };
    const joined = { teamKeyId: key.keyId, teamPublicKey: key.publicKey, halves, ...own };
    await take({ keyId: key.keyId, privateKey: await joinHalves(joined) });
  };
  return (
    <>
      <p>{words('team.waitingMe')}</p>
      {seat?.needs === 2 ? <p>{words('team.waitingTwo', { count: team.halves.length })}</p> : null}
      {one && two ? <KeyForm submit={words('team.take')} act={join} /> : null}
      <details>
        <summary>{words('shares.use')}</summary>
        <TwoShares teamKey={key} onKey={take} />
      </details>
    </>
  );
}
