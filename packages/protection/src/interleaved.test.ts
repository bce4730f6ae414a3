import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { platform, type Step } from '../test/platform.ts';
import { vnPolicy } from '../test/vn-policy.ts';
import { type CompiledPolicy, compilePolicy, pairKey } from './index.ts';

/** The same pack, of which one rule is not there. */
function otherPolicy(): CompiledPolicy {
  const { document } = vnPolicy();
  const [first, ...rest] = document.rules;
  const names = new Set(document.examples.map(({ rule }) => rule));
  assert.ok(first && names.has(first.id));
  const examples = document.examples.filter(({ rule }) => rule !== first.id);
  const { program } = compilePolicy({ ...document, rules: rest, examples });
  assert.ok(program);
  return program;
}
const [one, other] = [vnPolicy(), otherPolicy()];

const ACCOUNTS = { man: '23plus', child: '13-15', friend: '13-15', other: 'under13' } as const;
const ACTS = ['secrecy', 'picture-request', 'threat-to-tell', 'meet-alone', 'refusal', 'flattery'];
const people = fc.constantFrom(...Object.keys(ACCOUNTS));
const step: fc.Arbitrary<Step> = fc
  .record({
    actor: people,
    target: people,
    type: fc.constantFrom('message.sent', 'contact.requested'),
    act: fc.constantFrom(undefined, ...ACTS),
  })
  .filter(({ actor, target }) => actor !== target)
  .map(({ act, ...event }) => ({
    event,
    signals: act === undefined ? [] : [{ act, weight: 0.9, start: 0, end: 1 }],
  })) as fc.Arbitrary<Step>;
const steps = fc.array(step, { minLength: 1, maxLength: 12 });

const run = (program: CompiledPolicy, given: readonly Step[]) => {
  const house = platform(program, ACCOUNTS);
  return given.map((each) => structuredClone(house.send(each)));
};

for (const [name, a, b] of [
  ['two programs', one, other],
  ['one program for two platforms', one, one],
] as const)
  test(`${name}, event by event in turn, say what each says alone`, () =>
    fc.assert(
      fc.property(steps, steps, (forA, forB) => {
        const alone = [run(a, forA), run(b, forB)];
        const houses = [platform(a, ACCOUNTS), platform(b, ACCOUNTS)] as const;
        const said: unknown[][] = [[], []];
        for (let at = 0; at < Math.max(forA.length, forB.length); at++)
          for (const [side, given] of [forA, forB].entries()) {
            const each = given[at];
            if (each) said[side]?.push(houses[side as 0 | 1].send(each));
          }
        assert.deepEqual(structuredClone(said), alone);
      }),
      { numRuns: 25 },
    ));

test('the key of a pair does not hang on the pairs before it, and no two pairs share one', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 8 }), (pairs) => {
      for (const [actor, target] of [...pairs, ...pairs.toReversed()])
        assert.equal(pairKey(actor, target), `${actor.length}:${actor}${target}`);
    }),
  ));
