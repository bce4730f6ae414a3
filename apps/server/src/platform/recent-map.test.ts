import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createRecentMap } from './recent-map.ts';

const step = fc.record({ key: fc.nat({ max: 30 }), act: fc.constantFrom('get', 'set', 'delete') });

test('it holds what was used lately, never anything else, and at most twice what it is asked to', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 8 }), (steps, most) => {
      const recent = createRecentMap<number, number>(most);
      const all = new Map<number, number>();
      let used: number[] = [];
      for (const [value, { key, act }] of steps.entries()) {
        if (act === 'get') {
          const got = recent.get(key);
          if (got === undefined) continue;
          assert.equal(got, all.get(key));
        } else if (act === 'set') {
          recent.set(key, value);
          all.set(key, value);
        } else {
          recent.delete(key);
          all.delete(key);
          // Its place among the latest stays taken: an older one that has gone does not come back for it.
          assert.equal(recent.get(key), undefined);
          continue;
        }
        used = [key, ...used.filter((one) => one !== key)];
        assert.ok(recent.size() <= 2 * most);
      }
      for (const key of used.slice(0, most)) assert.equal(recent.get(key), all.get(key));
    }),
  );
});
