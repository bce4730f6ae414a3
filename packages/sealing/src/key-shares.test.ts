import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKeyPair, keyIdOf } from './key-pair.ts';
import { isShare, joinShares, sharesOf } from './key-shares.ts';

const team = await generateKeyPair();
const keyId = await keyIdOf(team.publicKey);
const shares = await sharesOf(team.privateKey);
const of = (n: number) => shares[n] ?? '';
const join = (one: string, two: string, publicKey = team.publicKey, id = keyId) =>
  joinShares({ shares: [one, two], publicKey, keyId: id });

for (const [one, two] of [
  [0, 1],
  [1, 2],
  [2, 0],
] as const)
  test(`shares ${one + 1} and ${two + 1} give the key back, however they are typed`, async () => {
    assert.equal(await join(of(one).toLowerCase(), of(two).replaceAll('-', ' ')), team.privateKey);
  });

test('a share is fourteen groups of four, and no two are alike', () => {
  for (const share of shares) assert.match(share, /^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(new Set(shares).size, 3);
});

test('the same share twice, a sign copied wrong and another text are no two shares', async () => {
  const wrong = `${of(0)[0] === '0' ? '1' : '0'}${of(0).slice(1)}`;
  assert.equal(await isShare(of(0)), true);
  assert.equal(await isShare(wrong), false);
  for (const [one, two] of [
    [of(0), of(0)],
    [wrong, of(1)],
    ['', of(1)],
  ] as const)
    assert.equal(await join(one, two), undefined);
});

test('shares of another key are refused', async () => {
  const other = await generateKeyPair();
  const foreign = (await sharesOf(other.privateKey))[1] ?? '';
  await assert.rejects(join(of(0), foreign), { code: 'wrong-key' });
  await assert.rejects(join(of(0), of(1), other.publicKey, await keyIdOf(other.publicKey)), {
    code: 'wrong-key',
  });
});

test('shares that make a key are refused for a key id that is not its own', async () => {
  const other = await keyIdOf((await generateKeyPair()).publicKey);
  await assert.rejects(join(of(0), of(1), team.publicKey, other), { code: 'wrong-key' });
});
