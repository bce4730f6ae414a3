import assert from 'node:assert/strict';
import test from 'node:test';
import { createNeighbourhoods } from './neighbourhoods.ts';
import { createQueueShares, LAST_SHARE } from './queue-shares.ts';

const { of } = createNeighbourhoods(() => new Date('2026-11-24T09:00:00Z'));
const take = (shares: ReturnType<typeof createQueueShares>, address: string, danger = true) => {
  const asker = of(address);
  const share = shares.next(asker, danger);
  shares.count(asker, danger);
  return share;
};

test('an address has its first, second and third place, and no number beyond the last', () => {
  const shares = createQueueShares();
  const given = Array.from({ length: 12 }, () => take(shares, '192.0.2.7'));
  assert.deepEqual(given, [1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8]);
  assert.equal(take(shares, '198.51.100.1'), 1);
  assert.equal(take(shares, '192.0.2.7', false), 1, 'danger and the rest are counted apart');
});

test('forty /64 of one /56 share its places', () => {
  const shares = createQueueShares();
  const given = Array.from({ length: 40 }, (_, n) =>
    take(shares, `2001:db8:1:ab${n.toString(16).padStart(2, '0')}::1`),
  );
  assert.equal(given.filter((share) => share === 1).length, 2);
  assert.equal(given.at(-1), LAST_SHARE);
});

test('eight of one /48 share each place, and another neighbourhood has its own', () => {
  const shares = createQueueShares();
  const given = Array.from({ length: 100 }, (_, n) =>
    take(shares, `2001:db8:1:${(n % 250).toString(16)}00::1`),
  );
  for (const share of [1, 2, 3, 7]) assert.equal(given.filter((one) => one === share).length, 8);
  assert.equal(given.at(-1), LAST_SHARE);
  assert.equal(take(shares, '2001:db8:2:100::1'), 1);
});

test('with the hour the count begins again', () => {
  const shares = createQueueShares();
  const asker = (hour: number) => ({ hour, narrow: 'n', middle: 'm', wide: 'w' });
  for (let n = 0; n < 5; n++) shares.count(asker(1), true);
  assert.deepEqual([shares.next(asker(1), true), shares.next(asker(2), true)], [6, 1]);
});
