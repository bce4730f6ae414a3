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

test('a failure is told with its message', () =>
  assert.deepEqual(
    readReport([
      'not ok 1 - walks',
      '  ---',
      '  duration_ms: 12',
      '  error: |-',
      '    at rest: {"503":4}',
      '    ',
      '    4 !== 0',
      "  code: 'ERR_ASSERTION'",
      '  ...',
      'not ok 2 - short',
      '  ---',
      "  error: 'The end'",
      '  ...',
      'not ok 3 - bare',
    ]).failures,
    [
      'not ok 1 - walks',
      '  at rest: {"503":4}',
      '  4 !== 0',
      'not ok 2 - short',
      "  'The end'",
      'not ok 3 - bare',
    ],
  ));

test('a program tells its figures without the mark of a test', () =>
  assert.deepEqual(readReport(['figure: 12 ms']).figures, ['12 ms']));
