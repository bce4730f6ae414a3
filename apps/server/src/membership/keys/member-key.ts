import type { KeyChallenge, LockInput, NewKeyInput } from '@khong-mot-minh/contracts';
import {
  insertTeamSeat,
  leaveTeam,
  listRecoverableTeams,
  listTeamHolders,
  listTeams,
  readMemberKeys,
} from '@khong-mot-minh/database';
import { isPublicKey, keyIdOf } from '@khong-mot-minh/sealing';
import type { Deps } from '../../deps.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import type { Misses } from '../../limits/misses.ts';
import { fitsOwnPassword } from '../change-password.ts';
import { setMemberKey, setMemberLock } from '../queries/member-keys.ts';
import { challengeFor, provesKey } from './key-proof.ts';

/** A challenge to the person's own key, or to the key of a team of their organisation. */
export async function openChallenge(
  deps: Pick<Deps, 'db' | 'vault' | 'now'>,
  person: Person,
  keyId: string,
): Promise<KeyChallenge | 'unknown'> {
  const to = await deps.db.tx(actorOf(person), async ({ sql }) => {
    const own = await readMemberKeys(sql, person.personId);
    if (own?.keyId === keyId && own.publicKey) return { keyId, publicKey: own.publicKey };
    return (await listTeams(sql, deps.now())).find((t) => t.org === person.orgId && t.keyId === keyId);
  });
  return to ? challengeFor(deps, person.personId, to) : 'unknown';
}

/** The same key under another phrase; who cannot open the key cannot lock it away from its owner either. */
export async function changeLock(
  deps: Pick<Deps, 'db' | 'vault' | 'now' | 'record'>,
  person: Person,
  { proof, locked, salt }: LockInput,
): Promise<'changed' | 'no-key' | 'unproven'> {
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    const own = await readMemberKeys(sql, person.personId);
    if (!own?.keyId) return 'no-key';
    if (!provesKey(deps, person.personId, own.keyId, proof)) return 'unproven';
    await setMemberLock(sql, person.personId, own.keyId, { lockedKey: locked, keySalt: salt });
    await deps.record(sql, 'member-key.changed', who, [person.personId]);
    return 'changed';
  });
}

/**
 * A new key for a member who lost the phrase of the old one. Their envelopes open to nobody any more, so each team is
 * asked for its key again, and two of its holders must answer.
 */
export async function replaceKey(
  deps: Pick<Deps, 'db' | 'now' | 'record' | 'hashes'>,
  misses: Misses,
  person: Person,
  { password, key }: NewKeyInput,
): Promise<'replaced' | 'wrong' | 'bad-key' | { lastHolderOf: string[] }> {
  if (!(await isPublicKey(key.publicKey))) return 'bad-key';
  if ((await fitsOwnPassword(deps, misses, person, password)) === undefined) return 'wrong';
  const keyId = await keyIdOf(key.publicKey);
  const who = actorOf(person);
  return deps.db.tx(who, async ({ sql }) => {
    const holders = await listTeamHolders(sql);
    const mine = holders.filter((h) => h.id === person.personId).map((h) => h.team);
    const recoverable = await listRecoverableTeams(sql);
    // The last envelope is kept, in case the phrase is found again; only tried shares make it dispensable.
    const alone = mine.filter(
      (team) => !holders.some((h) => h.team === team && h.id !== person.personId) && !recoverable.has(team),
    );
    if (alone.length > 0) return { lastHolderOf: alone };
    for (const team of mine) {
      const seat = { team, person: person.personId, org: person.orgId, needs: 2, at: deps.now() } as const;
      await insertTeamSeat(sql, seat);
      await leaveTeam(sql, team, person.personId);
    }
    const { publicKey, locked: lockedKey, salt: keySalt } = key;
    await setMemberKey(sql, person.personId, { keyId, publicKey, lockedKey, keySalt });
    await deps.record(sql, 'member-key.changed', who, [person.personId, ...mine]);
    return 'replaced';
  });
}
