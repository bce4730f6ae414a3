import assert from 'node:assert/strict';
import { SessionKeys } from '@khong-mot-minh/contracts';
import {
  deriveUnlockKey,
  generateKeyPair,
  keyIdOf,
  type Opener,
  openKey,
  sealKey,
  unlockPrivateKey,
} from '@khong-mot-minh/sealing';
import { argon2Node } from '@khong-mot-minh/server';
import { openFor, type Responder } from './responder.ts';

/** What a member's browser opens: their own key, the team's, and through it the earlier ones. */
export async function openersOf({ send: ask, person }: Responder): Promise<Opener[]> {
  const { member, teams } = SessionKeys.parse((await ask('GET', '/v1/session/keys')).json);
  assert.ok(member && teams[0]);
  const unlock = await deriveUnlockKey(person.unlock, member.salt, argon2Node);
  const own = { keyId: member.keyId, privateKey: await unlockPrivateKey(member.locked, unlock) };
  type Sealed = Parameters<typeof openKey>[0]['envelope'];
  const [{ keyId, sealedKey, past }] = teams as [(typeof teams)[0]];
  // `as` here and below: contracts leave the envelope open; `openKey` checks its shape.
  const present = {
    keyId,
    privateKey: await openKey({ teamKeyId: keyId, envelope: sealedKey as Sealed, ...own }),
  };
  const earlier = past.map(async (p) => ({
    keyId: p.keyId,
    privateKey: await openKey({ teamKeyId: p.keyId, envelope: p.sealedKey as Sealed, ...present }),
  }));
  return [present, ...(await Promise.all(earlier))];
}
/** The word that the server sealed to a key, opened with it. */
async function proveBy({ send: ask }: Responder, opener: Opener): Promise<string> {
  const { id, sealed } = (await ask('GET', `/v1/session/keys/${opener.keyId}/challenge`)).json as {
    id: string;
    sealed: Parameters<typeof openFor>[0]['sealed'];
  };
  return openFor({ id, kind: 'key-proof', sealed } as never, { ...opener, publicKey: '' });
}
/** What a holder's browser sends to give the team another key, and where; with the key that ends and the new one. */
export async function rotationOf(by: Responder) {
  const [present, ...earlier] = await openersOf(by);
  assert.ok(present);
  const { publicKey, privateKey } = await generateKeyPair();
  const to = { publicKey, keyId: await keyIdOf(publicKey) };
  const desk = (await by.send('GET', '/v1/key-desk')).json as {
    teams: { id: string; holders: { id: string; key: { keyId: string; publicKey: string } }[] }[];
  };
  const [first] = desk.teams;
  assert.ok(first);
  const { id, holders } = first;
  const body = {
    proof: await proveBy(by, present),
    publicKey,
    holders: await Promise.all(
      holders.map(async (h) => ({ person: h.id, sealedKey: await sealKey({ privateKey, to: h.key }) })),
    ),
    past: await Promise.all(
      [present, ...earlier].map(async (old) => ({
        keyId: old.keyId,
        sealedKey: await sealKey({ privateKey: old.privateKey, to }),
      })),
    ),
  };
  return { at: `/v1/key-desk/${id}`, body, old: present, to };
}
