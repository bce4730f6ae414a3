import assert from 'node:assert/strict';
import { mock, type TestContext, test } from 'node:test';
import { createNeighbourhoods } from '../limits/neighbourhoods.ts';
import { createSignInGuard, type SignInGuard } from './sign-in-guard.ts';

const at = () => new Date('2026-11-24T09:00:00Z');
const { of } = createNeighbourhoods(at);
const settled = () => new Promise(setImmediate);
const clock = (t: TestContext) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
};

/** Whether the next look at a password is at once: the first in a line goes through, so a second one is asked too. */
async function waits(guard: SignInGuard, address: string, account: string): Promise<boolean> {
  let through = 0;
  for (let n = 0; n < 2; n++) void guard.before(of(address), account, false).then(() => through++);
  await settled();
  return through < 2;
}
const home = (n: number) => `203.0.${n % 200}.${n / 200 + 1}`;

/** So many wrong passwords, and the look after them. */
const GUESSES: readonly {
  name: string;
  free: number;
  guess(n: number): [address: string, account: string];
  then: [address: string, account: string];
}[] = [
  { name: 'one address at one account', free: 6, guess: () => [home(0), 'tam'], then: [home(0), 'tam'] },
  { name: 'everybody at one account', free: 60, guess: (n) => [home(n), 'tam'], then: [home(77), 'tam'] },
  { name: 'one address at every account', free: 60, guess: (n) => [home(0), `a${n}`], then: [home(0), 'x'] },
  {
    name: 'one neighbourhood at every account',
    free: 240,
    guess: (n) => [`192.0.2.${n % 240}`, `a${n}`],
    then: ['192.0.2.250', 'x'],
  },
];
for (const { name, free, guess, then } of GUESSES)
  test(`of ${name} ${free} wrong passwords are free, and the next look waits`, async (t) => {
    clock(t);
    const guard = createSignInGuard(at);
    const miss = (n: number) => {
      const [address, account] = guess(n);
      guard.missed(of(address), account);
    };
    for (let n = 0; n < free - 1; n++) miss(n);
    assert.equal(await waits(guard, ...then), false, `after ${free - 1}`);
    miss(free - 1);
    assert.equal(await waits(guard, ...then), true, `after ${free}`);
    assert.equal(await guard.before(of(then[0]), then[1], true), 'in', 'a known device, or a right code');
    assert.equal(await waits(guard, '198.51.100.1', 'somebody-else'), false, 'others notice nothing');
  });

test('invented accounts are no way round: behind its limit an address has one look in two seconds', async (t) => {
  clock(t);
  const guard = createSignInGuard(at);
  for (let n = 0; n < 60; n++) guard.missed(of(home(0)), `invented-${n}`);
  const through: string[] = [];
  for (let n = 60; n < 70; n++)
    void guard.before(of(home(0)), `invented-${n}`, false).then((how) => through.push(how));
  await settled();
  assert.deepEqual(
    through.toSorted(),
    ['full', 'in'],
    'one looks, eight wait, the tenth is told to come back',
  );
  mock.timers.tick(2000);
  await settled();
  assert.equal(through.filter((how) => how === 'in').length, 2);
});

test('of many neighbourhoods at one account nobody in its line waits longer than thirty seconds', async (t) => {
  clock(t);
  const guard = createSignInGuard(at);
  for (let n = 0; n < 60; n++) guard.missed(of(home(n)), 'tam');
  const through: string[] = [];
  for (let n = 0; n < 40; n++) void guard.before(of(home(n)), 'tam', false).then((how) => through.push(how));
  await settled();
  assert.equal(through.filter((how) => how === 'full').length, 24, 'one is in, fifteen wait');
  for (let step = 0; step < 15; step++) {
    mock.timers.tick(2000);
    await settled();
  }
  assert.equal(through.filter((how) => how === 'in').length, 16);
});

test('what was missed is forgotten with the hour', async () => {
  const now = { at: at() };
  const guard = createSignInGuard(() => now.at);
  for (let n = 0; n < 100; n++) guard.missed(of(home(0)), 'tam');
  now.at = new Date(now.at.getTime() + 3600_000);
  assert.equal(await waits(guard, home(0), 'tam'), false);
});
