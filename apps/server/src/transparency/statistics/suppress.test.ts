import assert from 'node:assert/strict';
import test from 'node:test';
import { type Count, SMALLEST_SHOWN, suppress, suppressAlone } from './suppress.ts';

const keys = ['a', 'b', 'c', 'd', 'e'];
const table = (values: readonly number[]): Count[] => values.map((count, i) => ({ key: keys[i]!, count }));
/** Every order in which `rank` may stand: an attacker does not know the key, so all are possible. */
function* orders(length: number, taken: number[] = []): Generator<number[]> {
  if (taken.length === length) yield taken;
  for (let i = 0; i < length; i++) if (!taken.includes(i)) yield* orders(length, [...taken, i]);
}
const published = (values: readonly number[], order: readonly number[]): (number | null)[] => {
  const { total, cells } = suppress(table(values), (key) => String(order.indexOf(keys.indexOf(key))));
  return [total, ...cells.map(({ count }) => count)];
};

function* tables(cells: number, most: number): Generator<number[]> {
  if (cells === 0) return yield [];
  for (const rest of tables(cells - 1, most)) for (let i = 0; i <= most; i++) yield [...rest, i];
}

/**
 * The whole attack: somebody who knows the method, but not the key, writes down every table up to `most` that could
 * have been published so, and reads off what each withheld number can still be.
 */
function narrowest(cells: number, most: number): { values: number; seen: string } {
  const possible = new Map<string, Set<number>[]>();
  const all = [...orders(cells)];
  for (const values of tables(cells, most)) {
    const small = values.filter((value) => value < SMALLEST_SHOWN).length;
    for (const order of all) {
      const answer = published(values, order);
      const seen = JSON.stringify(answer);
      const sets = possible.get(seen) ?? values.map(() => new Set<number>());
      values.forEach((value, i) => {
        sets[i]!.add(value);
      });
      possible.set(seen, sets);
      // Nothing was withheld beside the small ones: no order decided anything.
      if (answer.slice(1).filter((count) => count === null).length === small) break;
    }
  }
  let worst = { values: Number.POSITIVE_INFINITY, seen: '' };
  for (const [seen, sets] of possible) {
    const [total, ...shown] = JSON.parse(seen) as (number | null)[];
    // Near the edge of the list the attacker's tables run out: only what lies wholly inside is judged.
    if (typeof total === 'number' && total > most) continue;
    shown.forEach((count, i) => {
      if (count === null && sets[i]!.size < worst.values) worst = { values: sets[i]!.size, seen };
    });
  }
  return worst;
}

for (const { cells, most } of [
  { cells: 2, most: 60 },
  { cells: 3, most: 40 },
  { cells: 4, most: 16 },
])
  test(`no withheld number of ${cells} can be narrowed to fewer than ten values by who knows the method`, (t) => {
    const { values, seen } = narrowest(cells, most);
    t.diagnostic(`the narrowest has ${values} values left: ${seen}`);
    assert.ok(values >= SMALLEST_SHOWN, `${seen} leaves ${values}`);
  });

test('the attack can succeed: without complementary suppression it finds every number', () => {
  const { total, cells } = { total: 42, cells: suppressAlone(table([5, 20, 17])).cells };
  const shown = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
  assert.equal(total - shown, 5);
});

test('what is shown is true, at least ten, and never fewer than two numbers are withheld', () => {
  for (const values of tables(4, 14)) {
    const [total, ...shown] = published(values, [2, 0, 3, 1]);
    const hidden = values.filter((_, i) => shown[i] === null);
    const sum = values.reduce((all, one) => all + one, 0);
    assert.equal(total, sum < SMALLEST_SHOWN ? null : sum);
    shown.forEach((count, i) => {
      assert.ok(count === null || (count === values[i] && count >= SMALLEST_SHOWN), String(values));
    });
    assert.notEqual(hidden.length, 1, String(values));
    const together = hidden.reduce((all, one) => all + one, 0);
    if (total !== null && hidden.length > 0) assert.ok(together >= SMALLEST_SHOWN, String(values));
  }
});

test('nothing small, nothing withheld; and a table of nothing shows nothing', () => {
  assert.deepEqual(published([10, 11, 500], [0, 1, 2]), [521, 10, 11, 500]);
  assert.deepEqual(published([0, 0, 9], [0, 1, 2]), [null, null, null, null]);
});

test('the companion is chosen by the key, not by size', () => {
  assert.deepEqual(published([3, 20, 900], [1, 2, 0]), [923, null, null, 900]);
  assert.deepEqual(published([3, 20, 900], [2, 1, 0]), [923, null, 20, null]);
});
