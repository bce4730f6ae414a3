import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Refusal } from '../platform/refusal.ts';
import { createFairShare } from './fair-share.ts';
import { createGate } from './gate.ts';
import { createHashQueue } from './hash-queue.ts';
import { createPacedQueue } from './paced-queue.ts';

const who = (wide: string, narrow = wide) => ({ wide, narrow });
/** Twice round the loop: a place is given on only when it has gone round once. */
const settled = async () => {
  for (let n = 0; n < 2; n++) await new Promise(setImmediate);
};

/** Works that end when told. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { begun, work, end };
}

test('forty of one neighbourhood leave a place, and one from elsewhere goes in at once', async () => {
  const gate = createGate({ atOnce: 4, ofOneNeighbourhood: 2, mostWaiting: 100 });
  const { begun, work, end } = works();
  const all = Array.from({ length: 40 }, (_, n) => gate.run(who('flood', `phone-${n}`), work(`flood-${n}`)));
  const real = gate.run(who('home'), work('real'));
  await settled();
  assert.deepEqual(begun, ['flood-0', 'flood-1', 'real']);
  await end('real');
  assert.equal(await real, 'real');
  for (let n = 0; n < 40; n++) await end(`flood-${n}`);
  assert.equal((await Promise.all(all)).length, 40);
  assert.deepEqual([gate.running, gate.waiting], [0, 0]);
});

test('where all places are taken, each neighbourhood has one turn before any has two', async () => {
  const gate = createGate({ atOnce: 1, ofOneNeighbourhood: 1, mostWaiting: 100 });
  const { begun, work, end } = works();
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) void gate.run(who(name.charAt(0)), work(name));
  await settled();
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) await end(name);
  assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'a3']);
});

test('in one neighbourhood each address has its turn', async () => {
  const gate = createGate({ atOnce: 1, ofOneNeighbourhood: 1, mostWaiting: 100 });
  const { begun, work, end } = works();
  for (const n of [1, 2, 3]) void gate.run(who('school', 'script'), work(`script-${n}`));
  void gate.run(who('school', 'child'), work('child'));
  await settled();
  for (const name of ['script-1', 'script-2', 'child', 'script-3']) await end(name);
  assert.equal(begun.indexOf('child'), 2);
});

test('more than may wait are told to come back, and others still come in', async () => {
  const gate = createGate({ atOnce: 2, ofOneNeighbourhood: 1, mostWaiting: 3 });
  const { work, begun } = works();
  for (let n = 0; n < 4; n++) void gate.run(who('flood'), work(`flood-${n}`));
  await assert.rejects(gate.run(who('flood'), work('more')), (error) => {
    assert.ok(error instanceof Refusal && error.code === 'busy' && error.retryAfterSeconds);
    return true;
  });
  void gate.run(who('home'), work('real'));
  await settled();
  assert.ok(begun.includes('real'));
});

test('between two turns of a place everybody else is heard, so that quick works do not follow one another without end', async () => {
  const gate = createGate({ atOnce: 8, ofOneNeighbourhood: 3, mostWaiting: 100 });
  const order: string[] = [];
  const all = Array.from({ length: 40 }, () => gate.run(who('flood'), async () => void order.push('flood')));
  // As a connection that is read while the flood is answered.
  const real = new Promise<void>((resolve) =>
    setImmediate(() => void gate.run(who('home'), async () => void order.push('real')).then(resolve)),
  );
  await Promise.all([...all, real]);
  assert.ok(order.indexOf('real') <= 6, `after ${order.indexOf('real')} of the flood`);
});

test('a place that was free at once is not free again before everybody was heard', async () => {
  const gate = createGate({ atOnce: 8, ofOneNeighbourhood: 3, mostWaiting: 100 });
  let done = 0;
  for (let n = 0; n < 40; n++) {
    void gate.run(who('flood'), async () => void done++);
    // Each request is read in a callback of its own, after which what it awaits goes on.
    await Promise.resolve().then(() => undefined);
    await null;
  }
  assert.equal(done, 3);
  await settled();
  await settled();
  assert.ok(done > 3);
});

test('while a report from elsewhere is inside, a flood in another lane begins next to nothing, and then goes on', async () => {
  const share = createFairShare(() => 0);
  const limits = { atOnce: 8, ofOneNeighbourhood: 3, mostWaiting: 1000 };
  const [pages, reports] = [createGate(limits, share), createGate(limits, share)];
  for (let n = 0; n < 400; n++) share.begin('flood').end();
  const { work, end } = works();
  const real = reports.run(who('home'), work('real'));
  await settled();
  let begun = 0;
  const flood = Array.from({ length: 40 }, () => pages.run(who('flood'), async () => void begun++));
  for (let n = 0; n < 10; n++) await settled();
  assert.equal(begun, 1);
  await end('real');
  await real;
  await Promise.all(flood);
  assert.equal(begun, 40);
});

test('of a flood one is inside at a time, of anybody else as many as ever, and when it is over all go on', async () => {
  let nowMs = 0;
  const share = createFairShare(() => nowMs);
  const gate = createGate({ atOnce: 8, ofOneNeighbourhood: 3, ofOneInFlood: 1, mostWaiting: 100 }, share);
  for (let n = 0; n < 500; n++) share.begin('flood').end();
  const { begun, work, end } = works();
  const all = [0, 1, 2, 3].map((n) => gate.run(who('flood'), work(`flood-${n}`)));
  const home = [0, 1, 2].map((n) => gate.run(who('home'), work(`home-${n}`)));
  await settled();
  assert.deepEqual(begun, ['flood-0', 'home-0', 'home-1', 'home-2']);
  for (const n of [0, 1, 2]) await end(`home-${n}`);
  await Promise.all(home);
  await end('flood-0');
  assert.deepEqual(begun.slice(4), ['flood-1']);
  nowMs = 60_000;
  await end('flood-1');
  assert.deepEqual(begun.slice(5), ['flood-2', 'flood-3']);
  for (const n of [2, 3]) await end(`flood-${n}`);
  await Promise.all(all);
});

test('a turn that lingers keeps the place from its neighbourhood for fifty milliseconds, and from nobody else', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const gate = createGate({ atOnce: 2, ofOneNeighbourhood: 2, mostWaiting: 100 });
  let junk = 0;
  for (let n = 0; n < 10; n++)
    void gate.run(who('flood'), async (turn) => {
      junk += 1;
      turn.linger();
    });
  await settled();
  assert.deepEqual([junk, gate.running], [2, 0]);
  await gate.run(who('home'), async () => undefined);
  assert.equal(junk, 2);
  mock.timers.tick(49);
  await settled();
  assert.equal(junk, 2);
  mock.timers.tick(1);
  await settled();
  assert.equal(junk, 4);
});

test('a work that fails, and one that only waits, give their place back', async () => {
  const gate = createGate({ atOnce: 1, ofOneNeighbourhood: 1, mostWaiting: 9 });
  await assert.rejects(gate.run(who('a'), () => Promise.reject(new Error('broken'))));
  const { begun, work, end } = works();
  const waits = gate.run(who('a'), (turn) => turn.outside(work('outside')));
  await settled();
  assert.deepEqual([begun, gate.running], [['outside'], 0]);
  await end('outside');
  assert.equal(await waits, 'outside');
  assert.equal(gate.running, 0);
});

test('sign-ins never hold every place of the slow hashes, and reports come first of what waits', async () => {
  const queue = createHashQueue(2);
  const { begun, work, end } = works();
  for (let n = 0; n < 20; n++) void queue.run('sign-in', work(`sign-in-${n}`));
  await settled();
  assert.deepEqual(begun, ['sign-in-0'], 'one place of two stays free');
  for (const n of [1, 2, 3, 4]) void queue.run('report', work(`report-${n}`));
  await settled();
  for (const n of [1, 2, 3]) await end(`report-${n}`);
  assert.deepEqual(begun.slice(1, 5), ['report-1', 'report-2', 'report-3', 'report-4']);
});

test('the line of slow hashes has an end for each share, and a full one of sign-ins closes no other', async () => {
  const queue = createHashQueue(1);
  const { work } = works();
  const run = (share: 'report' | 'sign-in') => queue.run(share, work(share));
  for (let n = 0; n < 33; n++) void run('sign-in');
  await assert.rejects(run('sign-in'), (error) => error instanceof Refusal && error.code === 'busy');
  void run('report');
  assert.equal(queue.waiting, 33);
});

test('in the slow lane nobody waits longer than thirty seconds, and neighbourhoods do not wait for each other', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const lane = createPacedQueue();
  const through: string[] = [];
  const wait = (wide: string, narrow: string) =>
    lane.wait(who(wide, narrow)).then((how) => through.push(`${how} ${narrow}`));
  for (let n = 0; n < 30; n++) void wait('flood', 'script');
  for (let n = 0; n < 29; n++) void wait('flood', `phone-${n}`);
  void wait('flood', 'child');
  void wait('home', 'other');
  await settled();
  assert.ok(through.includes('in other'));
  for (let step = 0; step < 60; step++) {
    mock.timers.tick(500);
    await settled();
  }
  assert.equal(through.filter((one) => one.startsWith('in ')).length, 61);
  assert.equal(lane.waiting, 0);
});

for (const { name, addresses, waiting } of [
  { name: 'one address', addresses: 1, waiting: 30 },
  { name: 'one neighbourhood', addresses: 100, waiting: 60 },
])
  test(`${name} has ${waiting} that wait in the slow lane, one of which goes on each half second`, async (t) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    t.after(() => mock.timers.reset());
    const lane = createPacedQueue();
    const told: string[] = [];
    for (let n = 0; n < 100; n++)
      void lane.wait(who('flood', `phone-${n % addresses}`)).then((how) => told.push(how));
    const ins = () => told.filter((how) => how === 'in').length;
    await settled();
    assert.deepEqual([ins(), lane.waiting, told.length], [1, waiting, 100 - waiting]);
    for (const wanted of [2, 3]) {
      mock.timers.tick(500);
      await settled();
      assert.equal(ins(), wanted);
    }
  });
