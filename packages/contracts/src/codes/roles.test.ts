import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDEA_BOARD } from '../idea.ts';
import { ACTIONS, type Action, may, type Role, rolesThat } from './roles.ts';

const WORK = ['reviewer', 'counsellor', 'officer', 'supervisor'] as const;

/** Written by hand, not asked from the table: who may do what, as the people of this project mean it. */
const EXPECTED: Readonly<Record<Action, readonly Role[]>> = {
  'access.manage': ['supervisor', 'administrator'],
  'access.review': ['supervisor', 'administrator', 'coalition-auditor'],
  'answers.read': ['officer', 'supervisor'],
  'banks.keep': ['supervisor', 'administrator'],
  'cases.work': WORK,
  'counts.read': [...WORK, 'coalition-auditor'],
  'detectors.key': ['supervisor', 'administrator'],
  'exports.make': ['reviewer', 'supervisor'],
  'hashes.read': [...WORK, 'grader', 'partner-reader', 'coalition-auditor', 'administrator'],
  'hashes.work': [...WORK, 'grader'],
  'ideas.decide': ['counsellor', 'teacher'],
  'ledger.audit': ['coalition-auditor'],
  'peers.decide': ['reviewer', 'supervisor'],
  'policies.approve': ['policy-editor', 'supervisor', 'administrator'],
  'policies.edit': ['policy-editor'],
  'policies.read': ['reviewer', 'policy-editor', 'supervisor', 'administrator'],
  'overrides.read': [...WORK, 'coalition-auditor'],
  'overrides.review': ['supervisor', 'coalition-auditor'],
  'redress.review': ['reviewer', 'supervisor'],
  'requests.answer': ['reviewer', 'supervisor'],
  'requests.make': ['officer'],
  'requests.read': ['reviewer', 'officer', 'supervisor'],
  'rules.measure': ['reviewer', 'policy-editor', 'supervisor'],
  'team.supervise': ['supervisor'],
  'urgent.hear': [...WORK, 'coalition-auditor'],
};

for (const action of ACTIONS)
  test(`who may do "${action}" is who was meant to`, () =>
    assert.deepEqual(rolesThat(action).toSorted(), EXPECTED[action].toSorted()));

test('any one of several roles is enough, and none is not', () => {
  assert.ok(may({ roles: ['teacher', 'officer'] }, 'requests.make'));
  assert.ok(!may({ roles: ['teacher', 'administrator'] }, 'cases.work'));
  assert.ok(!may({ roles: [] }, 'hashes.read'));
});

test('whoever decides ideas has a place on their board', () =>
  assert.deepEqual(IDEA_BOARD.toSorted(), rolesThat('ideas.decide').toSorted()));
