import assert from 'node:assert/strict';
import test from 'node:test';
import { createNeighbourhoods } from './neighbourhoods.ts';
import { createQueueShares, LAST_SHARE } from './queue-shares.ts';

const { of } = createNeighbourhoods(() => new Date('2026-11-24T09:00:00Z'));
const take = (shares: ReturnType<typeof createQueueShares>, address: string, danger = true) =>
  shares.of(of(address), danger)(async (share) => share);
const takeEach = async (count: number, addressOf: (n: number) => string) => {
  const shares = createQueueShares();
  const given: number[] = [];
  for (let n = 0; n < count; n++) given.push(await take(shares, addressOf(n)));
  return { shares, given };
};

test('an address has its first, second and third place, and no number beyond the last', async () => {
  const { shares, given } = await takeEach(12, () => '192.0.2.7');
  assert.deepEqual(given, [1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8]);
  assert.equal(await take(shares, '198.51.100.1'), 1);
  assert.equal(await take(shares, '192.0.2.7', false), 1, 'danger and the rest are counted apart');
});

test('forty /64 of one /56 share its places', async () => {
  const { given } = await takeEach(40, (n) => `2001:db8:1:ab${n.toString(16).padStart(2, '0')}::1`);
  assert.equal(given.filter((share) => share === 1).length, 2);
  assert.equal(given.at(-1), LAST_SHARE);
});

test('eight of one /48 share each place, and another neighbourhood has its own', async () => {
  const { shares, given } = await takeEach(100, (n) => `2001:db8:1:${(n % 250).toString(16)}00::1`);
  for (const share of [1, 2, 3, 7]) assert.equal(given.filter((one) => one === share).length, 8);
  assert.equal(given.at(-1), LAST_SHARE);
  assert.equal(await take(shares, '2001:db8:2:100::1'), 1);
});

const asker = (hour: number, name = 'n') => ({ hour, narrow: name, middle: name, wide: name });
const shareOf = (shares: ReturnType<typeof createQueueShares>, hour: number, name?: string) =>
  shares.of(asker(hour, name), true)(async (share) => share);

test('with the hour the count begins again, and a late one of the hour before does not begin it once more', async () => {
  const shares = createQueueShares();
  for (let n = 0; n < 5; n++) await shareOf(shares, 1);
  assert.deepEqual(
    [await shareOf(shares, 1), await shareOf(shares, 2, 'm'), await shareOf(shares, 2, 'm')],
    [6, 1, 2],
  );
  await shareOf(shares, 1);
  assert.equal(await shareOf(shares, 2, 'm'), 3);
});

test('of reports at the same moment each has a share of its own, and one that fails takes none', async () => {
  const shares = createQueueShares();
  const seen: number[] = [];
  const place = shares.of(asker(1), true);
  const fates = ['stored', 'fails', 'stored', 'stored'];
  const told = await Promise.allSettled(
    fates.map((fate) =>
      place(async (share) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (fate === 'fails') throw new Error('The database is away');
        seen.push(share);
      }),
    ),
  );
  assert.deepEqual(seen, [1, 2, 3]);
  assert.deepEqual(
    told.map(({ status }) => status === 'fulfilled'),
    [true, false, true, true],
  );
});

test('one neighbourhood that waits keeps no other waiting', async () => {
  const shares = createQueueShares();
  const held = Promise.withResolvers<void>();
  const waiting = shares.of(asker(1), true)(() => held.promise);
  assert.equal(await shareOf(shares, 1, 'elsewhere'), 1);
  held.resolve();
  await waiting;
});
