import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { type Database, insertOrganisation, insertPerson } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { hammingDistance } from '@khong-mot-minh/hashing';
import { createVault } from '../secrets.ts';
import { keepHash } from './hash-values.ts';
import { createPictureIndex } from './picture-index.ts';
import { insertBankHashes, shareBankHashes, withdrawBankHashes } from './queries/bank-hashes.ts';
import { insertBank, putBankMember } from './queries/banks.ts';
import { takeExchangeNumbers } from './queries/exchange-clock.ts';

const vault = createVault({
  server: new Uint8Array(randomBytes(32)),
  receiptPepper: new Uint8Array(randomBytes(32)),
});
const [keeper, member, person] = [randomUUID(), randomUUID(), randomUUID()];
const platform = { kind: 'platform', org: keeper } as const;
const desk = { kind: 'person', org: keeper, person } as const;

let db: Database;
before(async () => {
  db = await openTestDatabase();
  await db.tx({ kind: 'system' }, async ({ sql }) => {
    for (const id of [keeper, member])
      await insertOrganisation(sql, { id, kind: 'platform', name: { vi: id, en: id }, mode: 'live' });
    const keys = { keyId: 'k', publicKey: 'p', lockedKey: 'l', keySalt: 's' };
    await insertPerson(sql, {
      id: person,
      org: keeper,
      name: 'p',
      email: `${person}@x.example`,
      roles: ['reviewer'],
      ...keys,
    });
  });
});
after(() => db[Symbol.asyncDispose]());

async function makeBank(radius: number, category: 'NCII_ADULT' | 'KNOWN_HARMLESS' = 'NCII_ADULT') {
  const id = randomUUID();
  const name = { vi: id, en: id };
  await db.tx(desk, async ({ sql }) => {
    await takeExchangeNumbers(sql, 1, new Date());
    await insertBank(sql, { id, org: keeper, name, category, takes: null, radius, keepDays: 30 }, new Date());
    const reader = { bank: id, org: member, owner: keeper, listed: false, mayWrite: false };
    await putBankMember(sql, reader, new Date());
  });
  return id;
}

async function share(bank: string, hashes: readonly string[]): Promise<string[]> {
  const at = new Date();
  const rows = hashes.map((hex) => ({
    id: randomUUID(),
    bank,
    org: keeper,
    ...keepHash(vault, hex),
    kind: 'photo' as const,
    quality: 100,
    source: 'organisation' as const,
    byOrg: keeper,
    takeDown: null,
    expiresAt: new Date(at.getTime() + 86_400_000),
  }));
  const added = await db.tx(platform, ({ sql }) => insertBankHashes(sql, rows, at));
  const ids = added.map(({ id }) => id);
  await db.tx(desk, ({ sql }) => shareBankHashes(sql, { bank, ids, by: person, at }));
  return ids;
}

const hash = () => randomBytes(32).toString('hex');
function turned(hex: string, bits: number): string {
  const bytes = Buffer.from(hex, 'hex');
  for (let i = 0; i < bits; i++) bytes[i % 32]! ^= 1 << (i >> 5);
  return bytes.toString('hex');
}

test('it finds exactly what comparing with every hash finds, within the radius of the bank', async () => {
  const bank = await makeBank(20);
  const hashes = Array.from({ length: 200 }, hash);
  const ids = await share(bank, hashes);
  const pictures = createPictureIndex(db, vault);
  await pictures.refresh();
  for (let bits = 0; bits <= 40; bits++) {
    const asked = turned(hashes[bits]!, bits);
    const wanted = hashes.flatMap((one, i) => (hammingDistance(one, asked) <= 20 ? [ids[i]] : []));
    const found = pictures.match(member, [asked], Date.now()).filter((m) => m.bank === bank);
    assert.deepEqual(
      found.map((m) => m.signal),
      wanted,
      String(bits),
    );
  }
});

test('two servers on one database: each takes in at its next refresh what the other withdrew', async () => {
  const bank = await makeBank(31);
  const one = hash();
  const [id] = await share(bank, [one]);
  const servers = [createPictureIndex(db, vault), createPictureIndex(db, vault)];
  for (const server of servers) await server.refresh();
  const found = () => servers.map((server) => server.match(member, [one], Date.now()).length);
  assert.deepEqual(found(), [1, 1]);
  await db.tx(platform, ({ sql }) => withdrawBankHashes(sql, [id!], new Date()));
  for (const server of servers) await server.refresh();
  assert.deepEqual(found(), [0, 0]);
});

test('eight turned forms of a picture are asked for together, and answered once', async () => {
  const bank = await makeBank(31);
  const one = hash();
  await share(bank, [one]);
  const pictures = createPictureIndex(db, vault);
  await pictures.refresh();
  const forms = [hash(), turned(one, 9), hash(), turned(one, 3)];
  assert.deepEqual(
    pictures.match(member, forms, Date.now()).map((m) => m.distance),
    [3],
  );
});

test('who is neither owner nor member gets nothing, and a harmless picture is no match', async () => {
  const bank = await makeBank(31);
  const harmless = await makeBank(31, 'KNOWN_HARMLESS');
  const [one, known] = [hash(), hash()];
  await share(bank, [one, known]);
  await share(harmless, [known]);
  const pictures = createPictureIndex(db, vault);
  await pictures.refresh();
  const count = (org: string, hex: string) => pictures.match(org, [hex], Date.now()).length;
  assert.deepEqual([count(keeper, one), count(member, one), count(randomUUID(), one)], [1, 1, 0]);
  assert.deepEqual([count(keeper, known), count(member, known)], [0, 0]);
  assert.equal(pictures.knownHarmless(keeper, turned(known, 5), Date.now()), true);
  assert.equal(pictures.knownHarmless(randomUUID(), known, Date.now()), false);
});
