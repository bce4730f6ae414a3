import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from './context.ts';
import { unwrap } from './hpke.ts';
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

test('halves that two members were given for themselves make no key, whoever puts them together', async () => {
  const opened = (half: 1 | 2, envelope: Awaited<ReturnType<typeof halfOf>>, who: typeof member) =>
    unwrap(envelope, contextOf('team-half', `${team.keyId}-${half}`), who);
  const one = await opened(1, await halfOf(1), member);
  const two = await opened(2, await halfOf(2, team, stranger), stranger);
  const joined = Buffer.from(one.map((byte, n) => byte ^ (two[n] ?? 0)));
  const scalar = Buffer.from(team.privateKey, 'base64url').subarray(0, 32);
  assert.ok(!joined.equals(scalar));
  const own = await opened(2, await halfOf(2), member);
  assert.ok(Buffer.from(one.map((byte, n) => byte ^ (own[n] ?? 0))).equals(scalar));
});
