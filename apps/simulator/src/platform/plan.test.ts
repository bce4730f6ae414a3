import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountInput, PlatformEvent } from '@khong-mot-minh/contracts';
import { type Planned, planTraffic } from './plan.ts';
import { seededRandom } from './random.ts';
import { harmfulRuns } from './traffic.ts';

const createdAt = '2026-01-01T00:00:00Z';

function take(count: number, wantsRun: () => boolean, seed = 7): Planned[] {
  const plan = planTraffic({ prefix: 'p', random: seededRandom(seed), createdAt, wantsRun });
  return Array.from({ length: count }, () => plan.next().value);
}
const isRun = (planned: Planned) => JSON.stringify(planned).includes('-run-');

test('the same seed plans the same day, another seed another one', () => {
  assert.deepEqual(
    take(80, () => true),
    take(80, () => true),
  );
  assert.notDeepEqual(
    take(80, () => true),
    take(80, () => true, 8),
  );
});

test('everything that is planned fits the contract', () => {
  for (const planned of take(300, () => true)) {
    if (planned.what === 'account') assert.ok(AccountInput.parse(planned.account));
    else assert.ok(PlatformEvent.parse({ ...planned.event, id: 'e', time: createdAt }));
  }
});

test('harmful runs come while they are wanted, each between two accounts of its own', () => {
  const runs = take(400, () => true).filter(isRun);
  const accounts = runs.flatMap((planned) => (planned.what === 'account' ? [planned.id] : []));
  assert.ok(accounts.length >= 2 * harmfulRuns.length);
  assert.equal(new Set(accounts).size, accounts.length);
});

test('once no run is wanted the traffic is harmless', () => {
  assert.equal(take(400, () => false).filter(isRun).length, 0);
});

test('each run has a sender who writes and lines that are not empty', () => {
  for (const { id, lines } of harmfulRuns) {
    assert.ok(
      lines.every(([from, text]) => (from === 'sender' || from === 'receiver') && text.trim()),
      id,
    );
    assert.ok(lines.filter(([from]) => from === 'sender').length >= 3, id);
  }
});
