import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ApiError } from './api-error.ts';
import { call } from './call.ts';

const answering = (context: TestContext, answer: () => Response | Promise<Response>) =>
  context.mock.method(globalThis, 'fetch', async () => answer());

test('a success is its JSON, and 204 is nothing', async (context) => {
  const fetched = answering(context, () => Response.json({ items: [] }));
  assert.deepEqual(await call('POST', '/v1/x', { body: { a: 1 }, idempotencyKey: 'k-1' }), { items: [] });
  const sent = fetched.mock.calls[0]?.arguments[1] as RequestInit;
  assert.equal(sent.body, '{"a":1}');
  assert.equal((sent.headers as Headers).get('idempotency-key'), 'k-1');
  fetched.mock.mockImplementation(async () => new Response(null, { status: 204 }));
  assert.equal(await call('DELETE', '/v1/session'), undefined);
});

test('a problem keeps its code and its pointers', async (context) => {
  const problem = {
    type: 'about:blank',
    title: '',
    status: 422,
    code: 'invalid',
    errors: [{ pointer: '/reason', code: 'too_small' }],
  };
  answering(context, () =>
    Response.json(problem, { status: 422, headers: { 'content-type': 'application/problem+json' } }),
  );
  await assert.rejects(call('POST', '/v1/x'), {
    name: 'ApiError',
    status: 422,
    code: 'invalid',
    pointers: ['/reason'],
  });
});

test('an error page of a proxy and a lost connection are errors too', async (context) => {
  const fetched = answering(context, () => new Response('<html>', { status: 502 }));
  await assert.rejects(call('GET', '/v1/x'), { status: 502, code: 'unknown' });
  fetched.mock.mockImplementation(async () => Promise.reject(new TypeError('failed to fetch')));
  await assert.rejects(
    call('GET', '/v1/x'),
    (error) => error instanceof ApiError && error.code === 'offline',
  );
});
