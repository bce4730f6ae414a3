import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeLeaf } from './log-leaf.ts';
import { encodeOpenEntry, type OpenEntry } from './open-entry.ts';

const keySet: OpenEntry = {
  v: 2,
  act: 'team-key.set',
  at: '2026-11-27T10:00:00Z',
  team: '0190a0de-0000-7000-8000-000000000001',
  key: 'ab'.repeat(32),
};
const line = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('a public entry is one line of JSON with its members in order, and comes back as it was written', () => {
  const { v, act, at, team, key } = keySet;
  const bytes = encodeOpenEntry({ key, team, at, act, v });
  assert.equal(
    Buffer.from(bytes).toString(),
    `{"v":2,"act":"team-key.set","at":"2026-11-27T10:00:00Z","team":"${team}","key":"${key}"}`,
  );
  assert.deepEqual(decodeLeaf(bytes), { ok: true, entry: keySet });
});

const { key: _key, ...unfinished } = keySet;
const refused: { name: string; bytes: Uint8Array; why: RegExp }[] = [
  { name: 'an act that is not public', bytes: line({ ...keySet, act: 'case.opened' }), why: /"act"/ },
  {
    name: 'an act named like a member of every object',
    bytes: line({ ...keySet, act: 'toString' }),
    why: /"act"/,
  },
  { name: 'a team that is a name', bytes: line({ ...keySet, team: 'lan' }), why: /"team"/ },
  { name: 'a key that is not a hash', bytes: line({ ...keySet, key: 'ab' }), why: /"key"/ },
  { name: 'a missing member', bytes: line(unfinished), why: /"key"/ },
  { name: 'an extra member', bytes: line({ ...keySet, note: 'x' }), why: /"note"/ },
  { name: 'a space more', bytes: line(JSON.stringify(keySet).replace(',"at"', ', "at"')), why: /set form/ },
  {
    name: 'members in another order',
    bytes: line({ v: 2, at: keySet.at, act: keySet.act, team: keySet.team, key: keySet.key }),
    why: /set form/,
  },
];
for (const { name, bytes, why } of refused)
  test(`${name} is refused when a public entry is read`, () => {
    const decoded = decodeLeaf(bytes);
    assert.match(decoded.ok ? '' : decoded.why, why);
  });

test('whatever follows the version, the decoder answers', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const decoded = decodeLeaf(Buffer.from(`{"v":2,"x":${json}}`));
      assert.equal(decoded.ok, false);
    }),
  );
});
