import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { createAdmission } from './admission.ts';
import { solveWork } from './solve-work.ts';

const at = () => new Date('2026-11-24T09:00:00Z');
const school = '192.0.2.7';

test('looking costs nothing; what was taken counts', async () => {
  const admission = createAdmission(at, { report: 2 });
  const asker = admission.of(school);
  for (let n = 0; n < 50; n++) assert.equal(await admission.admit('report', asker, {}), 'in');
  admission.count('report', asker);
  admission.count('report', asker);
  assert.equal(typeof (await admission.admit('report', asker, {})), 'object');
  assert.equal(await admission.admit('report', admission.of('198.51.100.1'), {}), 'in');
});

test('past the limit work is let in, once, and only for who was asked', async () => {
  const admission = createAdmission(at, { report: 1 });
  const asker = admission.of(school);
  admission.count('report', asker);
  const asked = await admission.admit('report', asker, {});
  assert.ok(typeof asked === 'object');
  const answer = solveWork(asked.work);
  const neighbour = admission.of('192.0.2.8');
  admission.count('report', neighbour);
  assert.equal(typeof (await admission.admit('report', neighbour, { answer })), 'object');
  assert.equal(await admission.admit('report', asker, { answer }), 'in');
  assert.equal(
    typeof (await admission.admit('report', asker, { answer })),
    'object',
    'an answer counts once',
  );
});

test('work that was not done, was altered or is late opens nothing', async () => {
  const clock = { at: at() };
  const admission = createAdmission(() => clock.at, { report: 1 });
  const asker = admission.of(school);
  admission.count('report', asker);
  const asked = await admission.admit('report', asker, {});
  assert.ok(typeof asked === 'object');
  const { challenge, parts } = asked.work;
  const answer = solveWork(asked.work);
  const easier = challenge.replace(/\.11\./, '.01.');
  const wrong = [
    '',
    'x'.repeat(5000),
    `${challenge}:${Array.from({ length: parts }, () => '0').join(',')}`,
    answer.replace(/,[^,]*$/, ''),
    `${easier}:${Array.from({ length: parts }, () => '1').join(',')}`,
  ];
  for (const one of wrong)
    assert.equal(
      typeof (await admission.admit('report', asker, { answer: one })),
      'object',
      one.slice(0, 60),
    );
  clock.at = new Date(clock.at.getTime() + 11 * 60_000);
  assert.equal(typeof (await admission.admit('report', asker, { answer })), 'object', 'it was late');
});

test('danger is never asked for work, however far its neighbourhood is over', async () => {
  const admission = createAdmission(at, { report: 1 });
  const asker = admission.of(school);
  for (let n = 0; n < 500; n++) admission.count('report', asker);
  assert.equal(await admission.admit('report', asker, { danger: true }), 'in');
});

test('danger has a line of its own, and where that is full work is offered as a quicker way', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const admission = createAdmission(at, { report: 1 });
  const asker = admission.of(school);
  for (let n = 0; n < 500; n++) admission.count('report', asker);
  let patient = 0;
  for (let n = 0; n < 40; n++) void admission.admit('report', asker, { patient: true }).then(() => patient++);
  assert.equal(
    await admission.admit('report', asker, { danger: true }),
    'in',
    'it waits for nobody without danger',
  );
  let through = 0;
  for (let n = 0; n < 240; n++)
    void admission.admit('report', asker, { danger: true }).then((how) => {
      if (how === 'in') through++;
    });
  const offered = await admission.admit('report', asker, { danger: true });
  assert.ok(typeof offered === 'object' && offered.full);
  const answer = solveWork(offered.work);
  assert.equal(await admission.admit('report', asker, { danger: true, answer }), 'in');
  for (let step = 0; step < 240; step++) {
    mock.timers.tick(125);
    await new Promise(setImmediate);
  }
  assert.equal(through, 240, 'nobody waits longer than thirty seconds');
});

test('what came to nothing has a wide limit of its own', async () => {
  const admission = createAdmission(at, { refused: 10 });
  const asker = admission.of(school);
  for (let n = 0; n < 10; n++) admission.refused(asker);
  assert.equal(typeof (await admission.admit('report', asker, {})), 'object');
  assert.equal(await admission.admit('vote', asker, {}), 'refused');
});

test('a whole /56 is one line and a whole /48 one neighbourhood', async () => {
  const admission = createAdmission(at, { pledge: 10 });
  const house = (n: number) => admission.of(`2001:db8:1:ab${n.toString(16).padStart(2, '0')}::1`);
  for (let n = 0; n < 20; n++) admission.count('pledge', house(n));
  assert.equal(await admission.admit('pledge', house(99), {}), 'refused');
  const street = (n: number) => admission.of(`2001:db8:2:${n.toString(16).padStart(2, '0')}00::1`);
  for (let n = 0; n < 40; n++) admission.count('pledge', street(n));
  assert.equal(await admission.admit('pledge', street(99), {}), 'refused');
  assert.equal(await admission.admit('pledge', admission.of('2001:db8:3::1'), {}), 'in');
});
