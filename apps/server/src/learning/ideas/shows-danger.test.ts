import assert from 'node:assert/strict';
import { test } from 'node:test';
import samples from './danger-samples.json' with { type: 'json' };
import { showsDanger } from './shows-danger.ts';

for (const text of samples.danger)
  test(`help comes first for "${text}"`, () => assert.equal(showsDanger(text), true));

/** The detectors are trained elsewhere, so single ideas come and go; too many would close the door to all. */
const MOST_STOPPED = 0.1;
const share = (texts: readonly string[]) => texts.filter(showsDanger).length / texts.length;

test('nine in ten ideas or more are taken', (t) => {
  for (const text of samples.ideas.filter(showsDanger)) t.diagnostic(`stopped: ${text}`);
  assert.ok(share(samples.ideas) <= MOST_STOPPED, String(share(samples.ideas)));
});

// Written after the patterns and never used to change them.
test('held out: most tellings of danger are found, and most ideas are taken', (t) => {
  const { danger, ideas } = samples.heldOut;
  const [found, stopped] = [danger.filter(showsDanger), ideas.filter(showsDanger)];
  t.diagnostic(
    `danger found ${found.length} of ${danger.length}, ideas stopped ${stopped.length} of ${ideas.length}`,
  );
  for (const text of danger.filter((one) => !showsDanger(one))) t.diagnostic(`missed: ${text}`);
  for (const text of stopped) t.diagnostic(`stopped: ${text}`);
  assert.ok(share(danger) >= 0.5);
  assert.ok(share(ideas) <= 0.2);
});
