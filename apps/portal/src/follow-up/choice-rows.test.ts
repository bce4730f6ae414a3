import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ThreadChoice, ThreadReader } from '@khong-mot-minh/contracts';
import { type ChoiceRow, choiceRows } from './choice-rows.ts';

const named = (name: string) => ({ organisation: { vi: name, en: name }, kind: 'police' as const });
const river = named('Sông Xanh');
const about = (more: Partial<ThreadChoice>): ThreadChoice => ({
  level: 'police',
  allowed: false,
  only: [],
  except: [],
  ...more,
});
const owner: ThreadReader = {
  ...river,
  role: 'owner',
  since: '2026-11-28T10:00:00.000Z',
  overridden: false,
};
const police = (choices: ThreadChoice[], readers: ThreadReader[] = []): ChoiceRow =>
  choiceRows({ choices, readers }).find(({ level }) => level === 'police')!;
const told = ({ lines, buttons }: ChoiceRow): string => `${lines.join(' ')} | ${buttons.join(' ')}`;

const cases: { name: string; choices: ThreadChoice[]; readers?: ThreadReader[]; want: string }[] = [
  { name: 'nothing was said', choices: [], want: 'never | agree' },
  { name: 'the whole level', choices: [about({ allowed: true })], want: 'yes | refuse' },
  {
    name: 'all but one',
    choices: [about({ allowed: true, except: [river] })],
    want: 'yes except | refuse',
  },
  {
    name: 'one organisation; more is a choice of its own',
    choices: [about({ allowed: true, only: [river] })],
    want: 'only | refuse agreeAll',
  },
  {
    name: 'one organisation, taken back',
    choices: [about({ restorable: { all: false, only: [river] } })],
    want: 'no was | restore agreeAll',
  },
  {
    name: 'the whole level, taken back',
    choices: [about({ restorable: { all: true, only: [] } })],
    want: 'no | restore',
  },
  { name: 'a no where nothing was allowed', choices: [about({})], want: 'no | agree' },
  {
    name: 'whoever works on the case is not taken back',
    choices: [about({ allowed: true })],
    readers: [owner],
    want: 'owner yes | refuseOthers',
  },
  {
    name: 'nor is the one yes that let it have the case',
    choices: [about({ allowed: true, only: [river] })],
    readers: [owner],
    want: 'owner never | agree',
  },
];
for (const { name, choices, readers, want } of cases)
  test(`a level of who may know: ${name}`, () => assert.equal(told(police(choices, readers)), want));

test('each level has its row in one order, whatever was said', () => {
  const order = (choices: ThreadChoice[]) => choiceRows({ choices, readers: [] }).map(({ level }) => level);
  assert.deepEqual(order([]), ['hotline', 'police', 'school', 'parent']);
  assert.deepEqual(order([about({ level: 'parent', allowed: true }), about({})]), order([]));
});
