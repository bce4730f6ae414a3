import assert from 'node:assert/strict';
import test from 'node:test';
import { VERSION_STATES } from '@khong-mot-minh/contracts';
import { type PolicyVersionState, step, type VersionAct } from './transitions.ts';

const NOW = new Date(0);
const ACTS = ['shadow', 'propose', 'withdraw', 'decline', 'approve', 'retire', 'roll-back'] as const;
const standing = (more: Partial<PolicyVersionState>): PolicyVersionState => ({
  state: 'draft',
  proposedBy: null,
  replaced: null,
  ...more,
});
const ends = (act: VersionAct, at: PolicyVersionState, by = 'binh') => {
  const result = step(act, at, by, NOW);
  return typeof result === 'string' ? result : `${result.noted} → ${result.change.state ?? at.state}`;
};

/** The whole table: what each act does in each state, with and without somebody who proposed. */
const possible: Record<string, string> = {
  'shadow draft': 'shadowed → shadow',
  'retire draft': 'retired → retired',
  'propose shadow': 'proposed → shadow',
  'retire shadow': 'retired → retired',
  'withdraw shadow proposed': 'withdrawn → shadow',
  'decline shadow proposed': 'declined → shadow',
  'approve shadow proposed': 'approved → live',
  'retire shadow proposed': 'retired → retired',
  'roll-back live': 'rolled-back → retired',
};

for (const act of ACTS)
  test(`"${act}" is possible exactly where the table says so`, () => {
    for (const state of VERSION_STATES)
      for (const proposedBy of state === 'shadow' ? [null, 'an'] : [null]) {
        const name = `${act} ${state}${proposedBy ? ' proposed' : ''}`;
        const at = standing({ state, proposedBy, replaced: 'vn@1' });
        assert.equal(ends(act, at), possible[name] ?? 'not-now', name);
      }
  });

test('who proposes does not approve', () => {
  assert.equal(ends('approve', standing({ state: 'shadow', proposedBy: 'an' }), 'an'), 'second-person');
});

test('what replaced nothing cannot be rolled back', () => {
  assert.equal(ends('roll-back', standing({ state: 'live' })), 'not-now');
});
