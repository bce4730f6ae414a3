import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyedHash, rootOfIds } from './keyed-hash.ts';
import { ledgerActs } from './ledger-act.ts';
import { decodeEntry, encodeEntry, type LedgerEntry } from './ledger-entry.ts';
import { sampleEntry } from './test-log.ts';

const entry: LedgerEntry = { ...sampleEntry(1), prev: 'ab'.repeat(32) };
const line = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('an entry is one line of JSON with its members in order', () => {
  assert.equal(
    Buffer.from(encodeEntry({ ...entry, root: 'cd'.repeat(32) })).toString(),
    `{"v":1,"at":"2026-11-24T09:00:01Z","act":"account.erased","actor":"role:counsellor","org":"org-1","count":1,"root":"${'cd'.repeat(32)}","prev":"${'ab'.repeat(32)}"}`,
  );
});

for (const act of ledgerActs)
  test(`an entry of ${act} comes back as it was written`, () => {
    const { prev: _, ...short } = { ...entry, act };
    for (const one of [{ ...entry, act }, short])
      assert.deepEqual(decodeEntry(encodeEntry(one)), { ok: true, entry: one });
  });

const { prev: _prev, root: _root, ...unfinished } = entry;
const refused: { name: string; bytes: Uint8Array; why: RegExp }[] = [
  { name: 'an unknown act', bytes: line({ ...entry, act: 'case.guessed' }), why: /"act"/ },
  { name: 'an extra member', bytes: line({ ...entry, name: 'x' }), why: /"name"/ },
  {
    name: 'a __proto__ member',
    bytes: line(`{"__proto__":1,${JSON.stringify(entry).slice(1)}`),
    why: /"__proto__"/,
  },
  { name: 'a missing member', bytes: line(unfinished), why: /"root"/ },
  { name: 'another version', bytes: line({ ...entry, v: 2 }), why: /"v"/ },
  { name: 'a mail address as actor', bytes: line({ ...entry, actor: 'a@example.org' }), why: /"actor"/ },
  { name: 'a name as actor', bytes: line({ ...entry, actor: 'Lan' }), why: /"actor"/ },
  { name: 'a phone number as actor', bytes: line({ ...entry, actor: '0900000000' }), why: /"actor"/ },
  { name: 'a time with a zone', bytes: line({ ...entry, at: '2026-11-24T09:00:01+07:00' }), why: /"at"/ },
  { name: 'a fraction of a second', bytes: line({ ...entry, at: '2026-11-24T09:00:01.5Z' }), why: /"at"/ },
  { name: 'a negative count', bytes: line({ ...entry, count: -1 }), why: /"count"/ },
  { name: 'a root in capitals', bytes: line({ ...entry, root: 'AB'.repeat(32) }), why: /"root"/ },
  { name: 'a space more', bytes: line(JSON.stringify(entry).replace(',', ', ')), why: /set form/ },
  {
    name: 'a member twice',
    bytes: line(JSON.stringify(entry).replace('"count":1', '"count":1,"count":1')),
    why: /set form/,
  },
  {
    name: 'a byte order mark',
    bytes: Buffer.concat([Buffer.from('efbbbf', 'hex'), encodeEntry(entry)]),
    why: /JSON/,
  },
  { name: 'broken UTF-8', bytes: Buffer.from([0x7b, 0xff, 0x7d]), why: /JSON/ },
  { name: 'a list', bytes: line('[]'), why: /"v"/ },
  { name: 'nothing', bytes: line(''), why: /JSON/ },
];
for (const { name, bytes, why } of refused)
  test(`${name} is refused when an entry is read`, () => {
    const decoded = decodeEntry(bytes);
    assert.match(decoded.ok ? '' : decoded.why, why);
  });

test('whatever bytes come, the decoder answers, and accepts only what it would write', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(line)), (bytes) => {
      const decoded = decodeEntry(bytes);
      if (decoded.ok) assert.deepEqual(Buffer.from(encodeEntry(decoded.entry)), Buffer.from(bytes));
    }),
  );
});

test('an entry with a person in it cannot be written', () => {
  assert.throws(() => encodeEntry({ ...entry, actor: 'a@example.org' }), /"actor"/);
});

test('a keyed hash needs its key, and a root of ids does not depend on their order', () => {
  assert.equal(
    // RFC 4231, test case 2.
    keyedHash('what do ya want for nothing?', 'Jefe'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  assert.equal(rootOfIds(['a', 'b', 'c'], 'k'), rootOfIds(['c', 'a', 'b'], 'k'));
  assert.notEqual(rootOfIds(['a', 'b', 'c'], 'k'), rootOfIds(['a', 'b', 'c'], 'other'));
  assert.notEqual(rootOfIds(['a'], 'k'), rootOfIds(['a', 'a'], 'k'));
});
