import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorityCountsNow } from '@khong-mot-minh/contracts';
import { REQUEST_REFUSALS } from '@khong-mot-minh/contracts/codes';
import { publishedCounts } from './published-counts.ts';

const key = new Uint8Array(32).fill(7);
const counted = (over: {
  granted?: number;
  refused?: number;
  waiting?: number;
  made?: number;
  running?: number;
  reasons?: number;
}): AuthorityCountsNow => {
  const { granted = 0, refused = 0, waiting = 0, made = 0, running = 0, reasons = 0 } = over;
  const none = { received: 0, granted: 0, refused: 0, withdrawn: 0, waiting: 0, overdue: 0 };
  return {
    requests: [
      { ...none, type: 'preserve', received: granted + refused + waiting, granted, refused, waiting },
      { ...none, type: 'produce' },
      { ...none, type: 'remove' },
    ],
    refusals: REQUEST_REFUSALS.map((reason) => ({ reason, count: reasons })),
    overrides: { made, unreviewed: made, overdue: made, justified: 0, notJustified: 0 },
    preservations: { running, lapsed: 0, renewed: 0 },
  };
};
const numbersIn = (value: unknown): (number | null)[] =>
  typeof value === 'number' || value === null
    ? [value]
    : typeof value === 'object'
      ? Object.values(value ?? {}).flatMap(numbersIn)
      : [];

test('one more request, act or preservation changes nothing that a stranger reads, until the next ten', () => {
  const few = JSON.stringify(publishedCounts(counted({}), key));
  for (let n = 1; n < 10; n++)
    for (const one of ['granted', 'refused', 'waiting', 'made', 'running'] as const)
      assert.equal(JSON.stringify(publishedCounts(counted({ [one]: n }), key)), few, `${one} ${n}`);
  const many = { granted: 40, refused: 30, waiting: 20, made: 20, running: 50 };
  const shown = JSON.stringify(publishedCounts(counted(many), key));
  const more = { granted: 43, refused: 33, waiting: 23, made: 25, running: 59 };
  assert.equal(JSON.stringify(publishedCounts(counted(more), key)), shown);
});

test('every number that is shown is a whole ten from ten on', () => {
  for (let n = 0; n < 60; n++) {
    const shown = numbersIn(
      publishedCounts(counted({ granted: n, refused: 60 - n, waiting: 2 * n, made: n }), key),
    );
    assert.ok(
      shown.every((one) => one === null || (one >= 10 && one % 10 === 0)),
      `${n}: ${shown}`,
    );
  }
});

test('a small number beside large ones is not alone in being withheld, and reasons do not add up to it', () => {
  const { requests, refusals } = publishedCounts(
    counted({ granted: 80, refused: 50, waiting: 60, reasons: 12 }),
    key,
  );
  const [kept] = requests;
  const hidden = [kept?.granted, kept?.refused, kept?.withdrawn, kept?.waiting].filter((one) => one === null);
  assert.ok(hidden.length >= 2, JSON.stringify(kept));
  assert.ok(refusals.every(({ count }) => count === null));
});
