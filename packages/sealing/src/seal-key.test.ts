import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64Url } from './base64url.ts';
import { contextOf } from './context.ts';
import { wrap } from './hpke.ts';
import { generateKeyPair, keyIdOf } from './key-pair.ts';
import { openKey, sealKey } from './seal-key.ts';

const person = async () => {
  const pair = await generateKeyPair();
  return { ...pair, keyId: await keyIdOf(pair.publicKey) };
};
const [team, otherTeam, member, stranger] = await Promise.all([person(), person(), person(), person()]);
const envelope = await sealKey({ privateKey: team.privateKey, to: member });

test('a member opens the key of the team', async () => {
  const opened = await openKey({ teamKeyId: team.keyId, envelope, ...member });
  assert.equal(opened, team.privateKey);
});

const failures = [
  { name: 'under the name of another team', input: { teamKeyId: otherTeam.keyId }, code: 'wrong-envelope' },
  { name: 'for somebody else', input: { ...stranger }, code: 'not-a-recipient' },
  { name: 'with the key of somebody else', input: { privateKey: stranger.privateKey }, code: 'wrong-key' },
  {
    name: 'relabelled',
    input: { ...stranger, envelope: { ...envelope, keyId: stranger.keyId } },
    code: 'wrong-envelope',
  },
  { name: 'of another shape', input: { envelope: { ...envelope, enc: '' } }, code: 'malformed' },
];
for (const { name, input, code } of failures)
  test(`a team key does not open ${name}: ${code}`, async () => {
    await assert.rejects(openKey({ teamKeyId: team.keyId, envelope, ...member, ...input }), { code });
  });

test('a holder who gives another key under the name of the team’s is found out: wrong-key', async () => {
  const info = contextOf('team-key', team.keyId);
  const given = await wrap(fromBase64Url(otherTeam.privateKey), info, member);
  await assert.rejects(openKey({ teamKeyId: team.keyId, envelope: given, ...member }), { code: 'wrong-key' });
});
