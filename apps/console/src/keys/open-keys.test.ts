import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionKeys } from '@khong-mot-minh/contracts';
import {
  type Argon2id,
  deriveUnlockKey,
  generateKeyPair,
  keyIdOf,
  lockPrivateKey,
  newUnlockSalt,
  sealKey,
} from '@khong-mot-minh/sealing';
import { openKeys } from './open-keys.ts';

/** Cheap and good enough to tell phrases apart; the real cost is the sealing package's to test. */
const fastHash: Argon2id = async (password, salt) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...password, ...salt])));

const PHRASE = 'con thuyền nhỏ giữa biển xanh';

async function newMember() {
  const [member, team] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  const salt = newUnlockSalt();
  const locked = await lockPrivateKey(member.privateKey, await deriveUnlockKey(PHRASE, salt, fastHash));
  const [keyId, teamKeyId] = await Promise.all([keyIdOf(member.publicKey), keyIdOf(team.publicKey)]);
  const sealedKey = await sealKey({
    privateKey: team.privateKey,
    to: { keyId, publicKey: member.publicKey },
  });
  const name = { vi: 'Đội', en: 'Team' };
  const keys: SessionKeys = {
    member: { keyId, publicKey: member.publicKey, locked, salt },
    teams: [{ teamId: 't-1', name, keyId: teamKeyId, publicKey: team.publicKey, sealedKey, past: [] }],
  };
  return { keys, member, team, keyId, teamKeyId };
}

test('the phrase opens the member’s key and through it the team’s', async () => {
  const { keys, member, team, keyId, teamKeyId } = await newMember();
  assert.deepEqual(await openKeys(`  ${PHRASE} `, keys, fastHash), {
    openers: [
      { keyId, privateKey: member.privateKey },
      { keyId: teamKeyId, privateKey: team.privateKey },
    ],
  });
});

test('a phrase in capitals opens what was locked with small letters', async () => {
  const { keys, keyId } = await newMember();
  const opened = await openKeys(PHRASE.toUpperCase(), keys, fastHash);
  assert.ok(typeof opened === 'object' && opened.openers[0]?.keyId === keyId);
});

test('another phrase, an empty one and a person without a key open nothing', async () => {
  const { keys } = await newMember();
  assert.equal(await openKeys('con thuyền nhỏ', keys, fastHash), 'wrong-phrase');
  assert.equal(await openKeys('   ', keys, fastHash), 'wrong-phrase');
  assert.equal(await openKeys(PHRASE, { teams: keys.teams }, fastHash), 'wrong-phrase');
});

test('a team without an envelope for the member is left out', async () => {
  const { keys, member, keyId } = await newMember();
  const teams = keys.teams.map((team) => ({ ...team, sealedKey: null }));
  assert.deepEqual(await openKeys(PHRASE, { ...keys, teams }, fastHash), {
    openers: [{ keyId, privateKey: member.privateKey }],
  });
});
