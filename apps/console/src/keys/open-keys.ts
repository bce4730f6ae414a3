import type { SessionKeys } from '@khong-mot-minh/contracts';
import {
  type Argon2id,
  deriveUnlockKey,
  isEnvelope,
  type Opener,
  openKey,
  SealError,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';

export type Unlocked = { openers: Opener[] } | 'wrong-phrase';

/** The member's key by the phrase, then every team key that was wrapped for the member. */
export async function openKeys(phrase: string, keys: SessionKeys, argon2id: Argon2id): Promise<Unlocked> {
  const { member, teams } = keys;
  if (!member || phrase.trim() === '') return 'wrong-phrase';
  const own = (await unlockMember(phrase, member, argon2id)) ?? (await unlockSmall(phrase, member, argon2id));
  if (!own) return 'wrong-phrase';
  const opened = await Promise.all(teams.map((team) => openTeam(team, own)));
  return { openers: [own, ...opened.flat()] };
}

type Team = SessionKeys['teams'][number];

/** The team's present key, then with it the earlier ones, newest content first. */
async function openTeam({ keyId, sealedKey, past = [] }: Team, own: Opener): Promise<Opener[]> {
  if (!isEnvelope(sealedKey)) return [];
  const present = { keyId, privateKey: await openKey({ teamKeyId: keyId, envelope: sealedKey, ...own }) };
  const earlier = past.flatMap((one) =>
    isEnvelope(one.sealedKey) ? [{ keyId: one.keyId, envelope: one.sealedKey }] : [],
  );
  const opened = earlier.map(async (one) => ({
    keyId: one.keyId,
    privateKey: await openKey({ teamKeyId: one.keyId, envelope: one.envelope, ...present }),
  }));
  return [present, ...(await Promise.all(opened))];
}

type Member = NonNullable<SessionKeys['member']>;

/** A phrase that was drawn here has small letters only; whoever writes it in capitals means the same. */
async function unlockSmall(phrase: string, member: Member, argon2id: Argon2id): Promise<Opener | undefined> {
  const small = phrase.toLowerCase();
  return small === phrase ? undefined : unlockMember(small, member, argon2id);
}

async function unlockMember(phrase: string, member: Member, argon2id: Argon2id): Promise<Opener | undefined> {
  const key = await deriveUnlockKey(phrase, member.salt, argon2id);
  try {
    return { keyId: member.keyId, privateKey: await unlockPrivateKey(member.locked, key) };
  } catch (error) {
    if (error instanceof SealError && error.code === 'wrong-key') return undefined;
    throw error;
  }
}
