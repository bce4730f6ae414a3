import assert from 'node:assert/strict';
import test from 'node:test';
import { createFairShare } from './fair-share.ts';

/** A share with a clock of its own, in which somebody had many works. */
function flooded(works = 1000) {
  let nowMs = 0;
  const share = createFairShare(() => nowMs);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const use = (who: string, many: number) => {
    for (let n = 0; n < many; n++) share.begin(who).end();
  };
  use('flood', works);
  return { share, pass, use };
}

test('while nobody else is there, who asks much begins as ever', () => {
  const { share } = flooded();
  for (let n = 0; n < 50; n++) {
    assert.ok(share.mayBegin('flood'));
    share.begin('flood');
  }
});

test('while somebody who asked little is inside, the others begin one work in thirty milliseconds', () => {
  const { share, pass } = flooded();
  share.begin('home');
  assert.ok(share.mayBegin('flood'), 'the first');
  share.begin('flood');
  assert.ok(!share.mayBegin('flood'));
  pass(29);
  assert.ok(!share.mayBegin('flood'));
  pass(2);
  assert.ok(share.mayBegin('flood'));
  assert.ok(share.mayBegin('school'), 'who asked little waits for nobody');
});

test('all that yield share the pace, so that more of them slow nobody more', () => {
  const { share, use } = flooded();
  use('carrier', 600);
  share.begin('home');
  share.begin('flood');
  assert.ok(!share.mayBegin('carrier'));
});

test('who asked less than twice as much yields to nobody', () => {
  const { share, use } = flooded(400);
  use('carrier', 210);
  share.begin('carrier');
  share.begin('flood');
  assert.ok(share.mayBegin('flood'));
  share.begin('home');
  share.begin('flood');
  assert.ok(!share.mayBegin('flood'));
});

test('somebody goes first for a second at most, and no more once they have left', () => {
  const { share, pass } = flooded();
  const stays = share.begin('home');
  share.begin('flood');
  assert.ok(!share.mayBegin('flood'));
  stays.end();
  assert.ok(share.mayBegin('flood'));
  share.begin('home');
  pass(990);
  share.begin('flood');
  assert.ok(!share.mayBegin('flood'));
  pass(11);
  assert.ok(share.mayBegin('flood'));
});

test('a class that opens its pages yields to nobody, and one more does', () => {
  for (const [works, waits] of [
    [149, false],
    [151, true],
  ] as const) {
    const { share } = flooded(works);
    share.begin('home');
    share.begin('flood');
    assert.equal(share.mayBegin('flood'), !waits, String(works));
  }
});

test('of what was asked a third is left after ten seconds', () => {
  const { share, pass } = flooded(1000);
  pass(9_000);
  assert.ok(share.isHeavy('flood'));
  pass(1_000);
  assert.ok(!share.isHeavy('flood'));
  pass(50_000);
  share.begin('home');
  share.begin('flood');
  assert.ok(share.mayBegin('flood'), 'after a minute it is as anybody');
});

test('a flood is one from four hundred works on', () => {
  assert.ok(!flooded(400).share.isHeavy('flood'));
  assert.ok(flooded(401).share.isHeavy('flood'));
  assert.ok(!flooded(401).share.isHeavy('home'));
});

test('who was made to wait is called when those before have left, and when the pace allows', async () => {
  const { share, pass } = flooded();
  let called = 0;
  share.onChange(() => void called++);
  const light = share.begin('home');
  share.begin('flood').end();
  assert.equal(called, 0, 'nobody waits');
  assert.ok(!share.mayBegin('flood'));
  light.end();
  assert.equal(called, 1);
  share.begin('home');
  share.begin('flood');
  assert.ok(!share.mayBegin('flood'));
  pass(31);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(called, 2);
});
