import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyWrites,
  emptyState,
  encodeState,
  pairKey,
  renameState,
  renameWrite,
  type Write,
} from '../index.ts';
import { newPair } from './pair.ts';
import { encodePair } from './pair-code.ts';

const account = fc.constantFrom('a', 'b', 'ă', 'x/y', '3:abc');
const atMs = fc.integer({ min: 1, max: 4_000_000_000_000 });
const key = fc.tuple(account, account).map(([actor, target]) => pairKey(actor, target));
const owner = fc.oneof(
  account.map((id) => `newMinorContacts7d/${id}`),
  key.map((pair) => `pairMessages1h/${pair}`),
  account.map((id) => `conversationAdults7d/${id}`),
  account.map((id) => `themeViews1d/${pairKey('sleep', id)}`),
);
const write: fc.Arbitrary<Write> = fc.oneof(
  fc.record({ op: fc.constant('contact' as const), key, atMs }),
  fc.record({ op: fc.constant('pair' as const), key, state: atMs.map((ms) => encodePair(newPair(ms))) }),
  fc.record({ op: fc.constant('window' as const), key: owner, member: fc.nat(), atMs }),
  fc.record({ op: fc.constant('session' as const), account, atMs, game: fc.boolean(), ends: fc.boolean() }),
  fc.record({ op: fc.constant('case' as const), key, caseId: fc.string(), tier: fc.nat({ max: 5 }), atMs }),
);
const renaming = { account: (id: string) => `alias of ${id}`, conversation: (id: string) => `talk ${id}` };

test('a state that is renamed is the state that renamed writes make, and names no account any more', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
      const renamed = renameState(applyWrites(emptyState(), writes), renaming);
      const made = applyWrites(
        emptyState(),
        writes.map((one) => renameWrite(one, renaming)),
      );
      assert.deepEqual(encodeState(renamed), encodeState(made));
      for (const name of [...renamed.pairs.keys(), ...renamed.cases.keys()])
        assert.match(name, /^\d+:alias of .+alias of /);
      for (const name of renamed.windows.keys()) assert.match(name, /alias of |^talk /);
    }),
  );
});
