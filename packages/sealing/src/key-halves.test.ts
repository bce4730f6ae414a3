import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinHalves, sealHalf } from './key-halves.ts';
import { generateKeyPair, keyIdOf } from './key-pair.ts';

const person = async () => {
  const pair = await generateKeyPair();
  return { ...pair, keyId: await keyIdOf(pair.publicKey) };
};
const [team, otherTeam, member, stranger] = await Promise.all([person(), person(), person(), person()]);
const halfOf = (half: 1 | 2, of = team, to = member) => sealHalf({ privateKey: of.privateKey, half, to });
const whole = { teamKeyId: team.keyId, teamPublicKey: team.publicKey };

test('two halves that two people made by themselves give the key back', async () => {
  const halves = { 1: await halfOf(1), 2: await halfOf(2) };
  assert.equal(await joinHalves({ ...whole, halves, ...member }), team.privateKey);
});

const failures = [
  {
    name: 'the first half twice',
    halves: { 1: await halfOf(1), 2: await halfOf(1) },
    code: 'wrong-envelope',
  },
  {
    name: 'halves changed about',
    halves: { 1: await halfOf(2), 2: await halfOf(1) },
    code: 'wrong-envelope',
  },
  {
    name: 'a half of another key',
    halves: { 1: await halfOf(1), 2: await halfOf(2, otherTeam) },
    code: 'wrong-envelope',
  },
  {
    name: 'a half for somebody else',
    halves: { 1: await halfOf(1), 2: { ...(await halfOf(2, team, stranger)), keyId: member.keyId } },
    code: 'wrong-envelope',
  },
];
for (const { name, halves, code } of failures)
  test(`${name} gives nothing: ${code}`, async () => {
    await assert.rejects(joinHalves({ ...whole, halves, ...member }), { code });
  });
