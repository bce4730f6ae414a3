import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from '../language/translate.ts';
import { ApiError } from './api-error.ts';
import { errorText, isSignedOut, isStale } from './error-text.ts';

const t = translate('en');
const problem = (status: number, code: string, ...pointers: string[]) =>
  new ApiError({ status, code, errors: pointers.map((pointer) => ({ pointer, code: 'x' })) });

const cases = [
  { error: problem(401, 'bad-credentials'), want: /email or the password/ },
  { error: problem(401, 'switched-off'), want: /access was switched off/ },
  { error: problem(401, 'unauthenticated'), want: /session has ended/ },
  { error: problem(403, 'not-allowed'), want: /not allowed/ },
  { error: problem(409, 'stale'), want: /has just changed/ },
  {
    error: problem(422, 'invalid', '/reason', '/share/0/envelope', '/share/1/envelope'),
    want: /: reason, shared content\./,
  },
  { error: problem(422, 'invalid', '/strange'), want: /: a field\./ },
  { error: problem(429, 'too-many-attempts'), want: /Too many attempts/ },
  { error: problem(429, 'codes-stopped'), want: /wrong code five times/ },
  { error: problem(503, 'x'), want: /Nothing was changed/ },
  { error: problem(0, 'offline'), want: /Cannot reach the server/ },
  { error: new Error('boom'), want: /Reload it/ },
];
for (const { error, want } of cases)
  test(`"${error.message}" has a sentence`, () => assert.match(errorText(error, t), want));

test('only a session that ended asks to sign in again', () => {
  assert.equal(isSignedOut(problem(401, 'unauthenticated')), true);
  assert.equal(isSignedOut(problem(401, 'totp-required')), false);
  assert.equal(isSignedOut(problem(401, 'switched-off')), false);
  assert.equal(isSignedOut(problem(403, 'x')), false);
});

test('a conflict offers the new version', () => {
  assert.equal(isStale(problem(409, 'stale')), true);
  assert.equal(isStale(problem(422, 'invalid')), false);
});
