import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from './read-report.ts';

test('a report counts what passed and what failed, and a test that was left out is neither', () =>
  assert.deepEqual(
    readReport([
      'ok 1 - holds',
      '    # figure: 3 of 3',
      'not ok 2 - fails',
      'ok 3 - needs a server # SKIP needs PostgreSQL',
      'ok 4 - needs it too # SKIP needs PostgreSQL',
    ]),
    { done: 1, failures: ['not ok 2 - fails'], skipped: ['needs PostgreSQL'], figures: ['3 of 3'] },
  ));

test('a program tells its figures without the mark of a test', () =>
  assert.deepEqual(readReport(['figure: 12 ms']).figures, ['12 ms']));
