import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contextOf, newContentId } from './context.ts';
import { wrap } from './hpke.ts';
import { generateKeyPair, keyIdOf } from './key-pair.ts';
import { open } from './open.ts';
import { rewrap } from './rewrap.ts';
import { seal } from './seal.ts';
import { isSealed, type Sealed } from './sealed.ts';

const person = async () => {
  const pair = await generateKeyPair();
  return { ...pair, keyId: await keyIdOf(pair.publicKey) };
};
const [team, other, stranger] = await Promise.all([person(), person(), person()]);
const kind = 'report';
const id = newContentId();
const flip = (text: string, bit: number): string => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[(bit >> 3) % bytes.length]! ^= 1 << (bit & 7);
  return bytes.toString('base64url');
};

test('every recipient opens any well-formed text, after a trip through JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
      const sealed: unknown = JSON.parse(JSON.stringify(await seal({ kind, id, text, to: [team, other] })));
      assert.ok(isSealed(sealed));
      assert.equal(await open({ kind, id, sealed, ...team }), text);
      assert.equal(await open({ kind, id, sealed, ...other }), text);
    }),
    { numRuns: 30 },
  );
});

test('a seal carries neither the text nor private parts, only the agreed members', async () => {
  const sealed = await seal({ kind, id, text: 'canary', to: [team] });
  assert.deepEqual(Object.keys(sealed), ['v', 'ct', 'to']);
  assert.deepEqual(Object.keys(sealed.to[0]!), ['keyId', 'enc', 'wrapped']);
  assert.equal(Buffer.from(sealed.ct, 'base64url').includes('canary'), false);
});

test('the same text sealed twice shares nothing', async () => {
  const [a, b] = await Promise.all([1, 2].map(() => seal({ kind, id, text: 'a', to: [team] })));
  assert.notEqual(a?.ct, b?.ct);
  assert.notEqual(a?.to[0]?.enc, b?.to[0]?.enc);
});

test('all texts of one kilobyte step have the same size', async () => {
  const sizes = new Set<number>();
  for (const length of [0, 1, 500, 1020])
    sizes.add((await seal({ kind, id, text: 'x'.repeat(length), to: [team] })).ct.length);
  assert.equal(sizes.size, 1);
});

test('a long Vietnamese report of 8,000 characters fits', async () => {
  const text = 'ậ'.repeat(8000);
  const sealed = await seal({ kind, id, text, to: [team] });
  assert.ok(isSealed(sealed));
  assert.equal(await open({ kind, id, sealed, ...team }), text);
});

const sealed = await seal({ kind, id, text: 'nội dung', to: [team, other] });
const [mine, theirs] = [sealed.to[0]!, sealed.to[1]!];
const altered = (part: 'ct' | 'enc' | 'wrapped', bit: number): Sealed =>
  part === 'ct'
    ? { ...sealed, ct: flip(sealed.ct, bit) }
    : { ...sealed, to: [{ ...mine, [part]: flip(mine[part], bit) }, theirs] };

for (const part of ['ct', 'enc', 'wrapped'] as const)
  test(`a flipped bit in ${part} always shows`, async () => {
    const code = part === 'ct' ? 'altered-content' : 'wrong-envelope';
    const size = Buffer.from(part === 'ct' ? sealed.ct : mine[part], 'base64url').length * 8;
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), (bit) =>
        assert.rejects(open({ kind, id, sealed: altered(part, bit), ...team }), { code }),
      ),
      { numRuns: 150 },
    );
  });

const moved = await seal({ kind, id, text: 'nội dung', to: [other] });
const failures: { name: string; input: Partial<Parameters<typeof open>[0]>; code: string }[] = [
  { name: 'another id', input: { id: newContentId() }, code: 'wrong-envelope' },
  { name: 'another kind', input: { kind: 'message' }, code: 'wrong-envelope' },
  { name: 'a kind with a slash', input: { kind: 'report/x' }, code: 'malformed' },
  { name: 'an empty id', input: { id: '' }, code: 'malformed' },
  { name: 'somebody it was not sealed for', input: { ...stranger }, code: 'not-a-recipient' },
  { name: 'a private key of somebody else', input: { privateKey: other.privateKey }, code: 'wrong-key' },
  { name: 'a private key that is none', input: { privateKey: 'AAAA' }, code: 'malformed' },
  {
    name: 'an envelope of somebody else',
    input: { sealed: { ...sealed, to: [{ ...theirs, keyId: team.keyId }] } },
    code: 'wrong-envelope',
  },
  {
    name: 'content of another seal',
    input: { sealed: { ...sealed, ct: moved.ct } },
    code: 'altered-content',
  },
  {
    name: 'content cut short',
    input: { sealed: { ...sealed, ct: sealed.ct.slice(0, 20) } },
    code: 'altered-content',
  },
  { name: 'content in no base64url', input: { sealed: { ...sealed, ct: 'A' } }, code: 'malformed' },
  {
    name: 'an enc that is no point',
    input: { sealed: { ...sealed, to: [{ ...mine, enc: 'AAAA' }] } },
    code: 'wrong-envelope',
  },
];
for (const { name, input, code } of failures)
  test(`open refuses ${name}: ${code}`, async () => {
    await assert.rejects(open({ kind, id, sealed, ...team, ...input }), { name: 'SealError', code });
  });

test('a value of another shape is malformed', async () => {
  // the cast stands for a value that nobody parsed
  const broken = { v: 2, ct: sealed.ct, to: sealed.to } as unknown as Sealed;
  await assert.rejects(open({ kind, id, sealed: broken, ...team }), { code: 'malformed' });
});

test('a content key of another length is malformed, though a cipher would take it', async () => {
  const short = await wrap(new Uint8Array(16), contextOf(kind, id), team);
  await assert.rejects(open({ kind, id, sealed: { ...sealed, to: [short] }, ...team }), {
    code: 'malformed',
  });
});

test('seal refuses a public key that is no point of the curve', async () => {
  const to = [{ keyId: 'k', publicKey: Buffer.alloc(65, 4).toString('base64url') }];
  await assert.rejects(seal({ kind, id, text: '', to }), { code: 'malformed' });
});

test('seal refuses a seal for nobody', async () => {
  await assert.rejects(seal({ kind, id, text: '', to: [] }), { code: 'malformed' });
});

test('rewrap lets the added person open, and nobody else', async () => {
  const added = await person();
  const envelope = await rewrap({ kind, id, sealed, from: team, to: added });
  const shared = { ...sealed, to: [...sealed.to, envelope] };
  assert.equal(await open({ kind, id, sealed: shared, ...added }), 'nội dung');
  assert.equal(await open({ kind, id, sealed: shared, ...other }), 'nội dung');
  assert.equal(shared.ct, sealed.ct);
  await assert.rejects(open({ kind, id, sealed: shared, ...stranger }), { code: 'not-a-recipient' });
  await assert.rejects(
    open({ kind, id, sealed: shared, keyId: added.keyId, privateKey: stranger.privateKey }),
    {
      code: 'wrong-key',
    },
  );
});

test('only a recipient can rewrap, and only under the same name', async () => {
  await assert.rejects(rewrap({ kind, id, sealed, from: stranger, to: stranger }), {
    code: 'not-a-recipient',
  });
  await assert.rejects(rewrap({ kind, id: 'x', sealed, from: team, to: stranger }), {
    code: 'wrong-envelope',
  });
});

test('content ids are 22 characters and differ', () => {
  assert.match(newContentId(), /^[\w-]{22}$/);
  assert.notEqual(newContentId(), newContentId());
});
