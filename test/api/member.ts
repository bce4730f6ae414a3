import { createHmac, randomBytes } from 'node:crypto';
import { addOrganisation, addPerson, type MembersDeps, type NewMember } from '@khong-mot-minh/cli/members';
import { KeyChallenge, KeyDesk, SessionKeys } from '@khong-mot-minh/contracts';
import {
  generateKeyPair,
  keyIdOf,
  newMemberKey,
  type Opener,
  open,
  openKey,
  sealKey,
} from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import type { TestSystem } from '@khong-mot-minh/testing';
import { type Answer, call, type Who } from './call.ts';

/** What `npx kmm members` works with, on the database of a test system. */
export const operatorOf = ({ running, url }: TestSystem): MembersDeps => {
  const { db, vault, record, now } = running.deps;
  return { db, vault, record, now, consoleUrl: url };
};

/** RFC 6238, written here anew so that the server's own code is not checked with itself. */
export function totpOf(secret: string, atMs: number): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const code = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}

export const newTotpSecret = (): string =>
  Array.from(randomBytes(32), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('');

/** A member by what their browser holds, and what it does with it. */
export type Member = {
  id: string;
  email: string;
  password: string;
  totp: string;
  own: Opener & { publicKey: string };
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  desk(): Promise<KeyDesk['teams']>;
  /** What a challenge to one of the member's keys says. */
  prove(opener: Opener): Promise<string>;
  /** The key of the first team, opened with the member's own. */
  teamKey(): Promise<Opener & { publicKey: string }>;
};

/** An organisation of its own, so that a test finds it empty. */
export const addHelpline = (system: TestSystem, name: string) =>
  addOrganisation(operatorOf(system), { kind: 'helpline', name: { vi: name, en: name } });

/** A person whom the operator names, and who takes their place in a browser. */
export async function enrolledMember(system: TestSystem, org: string, name: string): Promise<Member> {
  const made = await addPerson(operatorOf(system), {
    org,
    name,
    email: `${name.toLowerCase()}-${randomBytes(3).toString('hex')}@kmm.example`,
    roles: ['counsellor', 'supervisor'],
  });
  return enrolIn(system, made, await newMemberKey('mot cau mo khoa', argon2Node));
}

/** Takes a place with a code, with a key that was made here. */
export async function enrolIn(
  system: TestSystem,
  made: NewMember,
  key: Awaited<ReturnType<typeof newMemberKey>>,
): Promise<Member> {
  const password = `mot-mat-khau-${randomBytes(4).toString('hex')}`;
  const totp = newTotpSecret();
  const { publicKey, locked, salt, keyId, privateKey } = key;
  const answer = await call(
    system.url,
    'POST',
    '/v1/enrolments',
    {
      code: made.enrol.code,
      password,
      totp: { secret: totp, code: totpOf(totp, system.running.deps.now().getTime()) },
      key: { publicKey, locked, salt },
    },
    { headers: { origin: system.url } },
  );
  if (answer.status !== 200) throw new Error(`Enrol ${made.email}: ${answer.status} ${answer.text}`);
  const who: Who = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  return memberOf(
    system,
    who,
    { id: made.id, email: made.email, password, totp },
    { keyId, publicKey, privateKey },
  );
}

function memberOf(
  system: TestSystem,
  who: Who,
  person: Pick<Member, 'id' | 'email' | 'password' | 'totp'>,
  own: Member['own'],
): Member {
  const send: Member['send'] = (method, path, body) => call(system.url, method, path, body, who);
  return {
    ...person,
    own,
    send,
    desk: async () => KeyDesk.parse((await send('GET', '/v1/key-desk')).json).teams,
    async prove({ keyId, privateKey }) {
      const asked = await send('GET', `/v1/session/keys/${keyId}/challenge`);
      const { id, sealed } = KeyChallenge.parse(asked.json);
      return open({ kind: 'key-proof', id, sealed, keyId, privateKey });
    },
    async teamKey() {
      const keys = SessionKeys.parse((await send('GET', '/v1/session/keys')).json);
      const [team] = keys.teams;
      if (!team) throw new Error(`${person.email} holds no team key`);
      // `as`: contracts leave the envelope open here; `openKey` checks its shape.
      const envelope = team.sealedKey as Parameters<typeof openKey>[0]['envelope'];
      const privateKey = await openKey({ teamKeyId: team.keyId, envelope, ...own });
      return { keyId: team.keyId, publicKey: team.publicKey, privateKey };
    },
  };
}

/** The first member's browser makes the key of a team. */
export async function found(member: Member, team: string): Promise<Answer> {
  const { publicKey, privateKey } = await generateKeyPair();
  const sealedKey = await sealKey({ privateKey, to: member.own });
  return member.send('POST', `/v1/key-desk/${team}/key`, { publicKey, sealedKey });
}

/** A holder gives the team's key to a member who waits for it. */
export async function approve(holder: Member, team: string, member: Member): Promise<Answer> {
  const { privateKey } = await holder.teamKey();
  const sealedKey = await sealKey({ privateKey, to: member.own });
  return holder.send('POST', `/v1/key-desk/${team}/members`, { person: member.id, sealedKey });
}

export const keyOf = async ({ publicKey }: { publicKey: string }) => ({
  keyId: await keyIdOf(publicKey),
  publicKey,
});
