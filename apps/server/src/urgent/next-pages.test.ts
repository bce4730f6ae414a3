import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextPages, type Staff } from './next-pages.ts';

const person = (id: string, more: Partial<Staff> = {}): Staff => ({
  id,
  supervises: false,
  teams: ['t'],
  present: true,
  paged: false,
  ...more,
});
const boss = person('boss', { supervises: true, teams: [] });

const cases: {
  name: string;
  step: number;
  team?: string | null;
  staff: Staff[];
  before?: string[];
  want: [string[], number];
}[] = [
  {
    name: 'the first on duty comes first',
    step: 0,
    staff: [person('a'), person('b'), boss],
    want: [['a'], 1],
  },
  {
    name: 'then the next one',
    step: 1,
    staff: [person('a'), person('b'), boss],
    before: ['a'],
    want: [['b'], 2],
  },
  {
    name: 'then the supervisor',
    step: 2,
    staff: [person('a'), person('b'), boss],
    before: ['a', 'b'],
    want: [['boss'], 3],
  },
  {
    name: 'then everybody, again and again',
    step: 3,
    staff: [person('a'), person('b'), boss],
    before: ['a', 'b', 'boss'],
    want: [['a', 'b', 'boss'], 4],
  },
  {
    name: 'alone on duty: the supervisor is second',
    step: 1,
    staff: [person('a'), boss],
    before: ['a'],
    want: [['boss'], 3],
  },
  { name: 'nobody on duty: the supervisor at once', step: 0, staff: [boss], want: [['boss'], 3] },
  {
    name: 'whom nothing reaches is paged and not waited for',
    step: 0,
    staff: [person('a', { present: false }), person('b', { teams: [] }), boss],
    want: [['a', 'boss'], 3],
  },
  {
    name: 'whoever can be reached stands first',
    step: 0,
    staff: [person('a', { present: false }), person('b', { present: false, paged: true })],
    want: [['b'], 1],
  },
  {
    name: 'only a duty of that team counts',
    step: 0,
    team: 'u',
    staff: [person('a'), person('b', { teams: ['u'] })],
    want: [['b'], 1],
  },
  { name: 'nobody at all: the clock goes on', step: 0, staff: [], want: [[], 4] },
];
for (const { name, step, team = 't', staff, before = [], want } of cases)
  test(name, () => {
    const { people, step: next } = nextPages({ team, step }, staff, new Set(before));
    assert.deepEqual([people, next], want);
  });

test('the wait is five minutes for the first hour and never longer than a quarter of one', () => {
  for (let step = 0; step < 60; step++) {
    const { waitMs } = nextPages({ team: null, step }, [person('a'), boss], new Set());
    assert.equal(waitMs, step < 12 ? 300_000 : 900_000);
  }
});

test('whoever is there: somebody who can be reached is paged, if there is such a person', () => {
  const people = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      supervises: fc.boolean(),
      teams: fc.constantFrom<string[]>([], ['t'], ['u'], ['t', 'u']),
      present: fc.boolean(),
      paged: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(
      people,
      fc.nat({ max: 20 }),
      fc.subarray(['a', 'b', 'c', 'd', 'e']),
      (staff, step, before) => {
        const { people: paged, step: next } = nextPages({ team: 't', step }, staff, new Set(before));
        assert.ok(next > step);
        const answers = staff.filter((p) => p.supervises || p.teams.includes('t'));
        if (answers.some((p) => p.present || p.paged))
          assert.ok(answers.some((p) => paged.includes(p.id) && (p.present || p.paged)));
      },
    ),
  );
});
