import assert from 'node:assert/strict';
import { test } from 'node:test';
import samples from './danger-samples.json' with { type: 'json' };
import { showsDanger } from './shows-danger.ts';

for (const text of samples.danger)
  test(`help comes first for "${text}"`, () => assert.equal(showsDanger(text), true));

for (const text of samples.ideas)
  test(`an idea is taken: "${text}"`, () => assert.equal(showsDanger(text), false));

// Known today; whoever betters the detectors will see these fail and take them from the list.
for (const text of samples.stoppedThoughHarmless)
  test(`an idea is stopped though it is harmless: "${text}"`, () => assert.equal(showsDanger(text), true));

// Written after the patterns and never used to change them; the figures below are what they came to.
test('held out: most tellings of danger are found, and most ideas are taken', () => {
  const found = samples.heldOut.danger.filter(showsDanger).length;
  const stopped = samples.heldOut.ideas.filter(showsDanger);
  console.log(
    `danger found ${found} of ${samples.heldOut.danger.length}, ideas stopped ${stopped.length} of ${samples.heldOut.ideas.length}`,
  );
  for (const text of samples.heldOut.danger.filter((one) => !showsDanger(one)))
    console.log(`  missed: ${text}`);
  for (const text of stopped) console.log(`  stopped: ${text}`);
  assert.ok(found / samples.heldOut.danger.length >= 0.5);
  assert.ok(stopped.length / samples.heldOut.ideas.length <= 0.2);
});
